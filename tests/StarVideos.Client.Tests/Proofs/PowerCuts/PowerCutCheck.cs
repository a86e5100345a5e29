using StarVideos.Client.Tests.Journal;
using StarVideos.Client.Tests.Support;
using StarVideos.Files;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Proofs.PowerCuts;

/// <summary>Restores a disk as a power cut left it, under the same paths, and checks every promise that was made before.</summary>
internal sealed class PowerCutCheck(string root) : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly StarVideosClient _client = Clients.Over(new VideoService(static _ => { }));

    /// <summary>How many different disks were checked. The same disk with the same promises is checked once.</summary>
    internal int States { get; private set; }

    /// <summary>Cuts the power after each operation of a record, from a given one on, in every way.</summary>
    /// <returns>The promises that were broken.</returns>
    internal async Task<List<string>> RunAsync(IReadOnlyList<DiskOperation> operations, int from = 0)
    {
        var broken = new List<string>();
        var disk = new RecordedDisk(root);
        var promises = new List<Promise>();
        for (var i = 0; i < operations.Count; i++)
        {
            disk.Do(operations[i]);
            if (operations[i].Promise is { } promise)
            {
                promises.Add(promise);
            }

            foreach (var state in i < from ? [] : disk.States(seed: i))
            {
                if (_seen.Add($"{RecordedDisk.KeyOf(state)} {string.Join(' ', promises)}"))
                {
                    States++;
                    broken.AddRange((await CheckAsync(state, promises)).Select(flaw => $"{flaw} (power cut after operation {i}, {operations[i]})"));
                }
            }
        }

        return broken;
    }

    private async Task<List<string>> CheckAsync(SortedDictionary<string, byte[]?> state, List<Promise> promises)
    {
        var flaws = new List<string>();
        Restore(state);
        CheckFiles(state, promises, flaws);
        CheckJournal(promises, flaws);
        var rows = promises.Where(static promise => promise.Kind == PromiseKind.TaskHandedOver).Select(static promise => promise.Row).Distinct().ToList();
        if (state.ContainsKey(RecordedRun.VideosIn(root)))
        {
            await CheckSavingAsync(rows, flaws);
            Restore(state);
            rows.Reverse();
            await CheckSavingAsync(rows, flaws);
        }

        return flaws;
    }

    private void Restore(SortedDictionary<string, byte[]?> state)
    {
        Directory.Delete(root, recursive: true);
        Directory.CreateDirectory(root);
        foreach (var (path, content) in state)
        {
            if (content is null)
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                File.WriteAllBytes(path, content);
            }
        }
    }

    private void CheckFiles(SortedDictionary<string, byte[]?> state, List<Promise> promises, List<string> flaws)
    {
        var videos = VideoService.Rows.ToDictionary(static row => row, VideoService.VideoOf);
        foreach (var (path, content) in state)
        {
            if (content is not null && Path.GetDirectoryName(path) == RecordedRun.VideosIn(root) && Path.GetFileName(path)[0] != '.' && !videos.Values.Any(content.SequenceEqual))
            {
                flaws.Add($"{Path.GetFileName(path)} is no whole video");
            }
        }

        var replacing = promises.Where(static promise => promise.Kind == PromiseKind.MayReplace).ToList();
        foreach (var returned in promises.Where(static promise => promise.Kind == PromiseKind.FileReturned).GroupBy(static promise => promise.File))
        {
            if (state.GetValueOrDefault(returned.Key) is not { } content || !returned.Concat(replacing).Any(promise => content.SequenceEqual(videos[promise.Row])))
            {
                flaws.Add($"{Path.GetFileName(returned.Key)} was returned and is gone");
            }
        }
    }

    private void CheckJournal(List<Promise> promises, List<string> flaws)
    {
        ResumedRun resume;
        try
        {
            resume = new ResumedRun(RecordedRun.OpenJournal(root, new HastyDisk(), _clock), RecordedRun.Batch, Clients.BaseUri);
        }
        catch (StarVideosException refusal)
        {
            flaws.Add($"the next run is refused: {refusal.Message}");
            return;
        }

        foreach (var row in promises.Select(static promise => promise.Row).Distinct())
        {
            var known = resume.Take(RecordedRun.Row(row), RecordedRun.TakeOf(row));
            var last = promises.FindLast(promise => promise.Row == row && promise.Kind is PromiseKind.RequestSent or PromiseKind.NotCreated or PromiseKind.MayBeFree)?.Kind;
            var isFree = known is { Unknown: null, Accepted: null };
            if (last == PromiseKind.NotCreated && !isFree)
            {
                flaws.Add($"{row} was settled as not created and could not be sent");
            }

            if (isFree && last is PromiseKind.NotCreated or PromiseKind.MayBeFree)
            {
                continue;
            }

            if (known.Unknown is null && known.Accepted?.Id != VideoService.IdOf(row))
            {
                flaws.Add($"{row} was sent and would be sent again");
            }
            else if (known.Accepted is null && promises.Exists(promise => promise.Kind == PromiseKind.TaskRecorded && promise.Row == row))
            {
                flaws.Add($"the task of {row} was recorded and is not known");
            }
        }
    }

    /// <summary>After the next run with SkipExisting, each video must be in its own file.</summary>
    private async Task CheckSavingAsync(IReadOnlyList<string> rows, List<string> flaws)
    {
        var disk = new HastyDisk();
        var saver = RecordedRun.Saver(_client, root, RecordedRun.OpenJournal(root, disk, _clock), disk);
        foreach (var row in rows)
        {
            var saved = await saver.SaveAsync(VideoService.Completed(row));
            if (!File.ReadAllBytes(saved.Path).SequenceEqual(VideoService.VideoOf(row)))
            {
                flaws.Add($"{Path.GetFileName(saved.Path)} is taken for the video of {row}, which it is not");
            }
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>A disk that does not wait for the device, because this data is needed only during the test.</summary>
    private sealed class HastyDisk : Disk
    {
        internal override FileStream OpenPrivate(string path, FileMode mode, FileAccess access, FileShare share) => new HastyFile(path, mode, access, share);

        internal override FileStream CreateVideo(string path) => new HastyFile(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);

        internal override string? FlushFolder(string path) => null;

        private sealed class HastyFile(string path, FileMode mode, FileAccess access, FileShare share) : FileStream(path, mode, access, share, bufferSize: 1)
        {
            public override void Flush(bool flushToDisk) => base.Flush(false);
        }
    }
}
