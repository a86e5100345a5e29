using StarVideos.Files;
using StarVideos.Text;
using StarVideos.Time;

namespace StarVideos.Saving.Index;

/// <summary>
/// Writes the index of a folder while a run saves into it. It never throws, because the videos are more important. A later run with
/// <see cref="SaveOptions.SkipExisting"/> adds missing lines, also after a crash. For any number of threads.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="journal">The journal, which may know more about a task than the task itself.</param>
/// <param name="disk">The disk.</param>
/// <param name="clock">Used to wait, and for the time at which a file was saved.</param>
/// <param name="warn">Called once if the index cannot be written. Called from any thread.</param>
/// <param name="stop">Cancelled when the run is to end. Then nothing is waited for.</param>
internal sealed class IndexWriter(string folder, VideoJournal journal, Disk disk, Clock clock, Action<string> warn, CancellationToken stop) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly IndexFile _file = new(folder, disk);
    private readonly FactReader _facts = new(journal.Path);

    /// <summary>The entries of the index, read when a file is skipped for the first time.</summary>
    private IReadOnlyDictionary<string, IndexEntry>? _listed;
    private volatile bool _isGivenUp;

    public void Dispose() => _gate.Dispose();

    /// <summary>Adds a line for a saved video. For a skipped video, only if there is no line yet.</summary>
    internal async Task AddAsync(SavedVideo video)
    {
        if (_isGivenUp)
        {
            return;
        }

        try
        {
            var file = Path.GetFileName(video.Path);
            var sha256 = video.Sha256;
            if (video.WasSkipped)
            {
                var listed = await ListedAsync(file).ConfigureAwait(false);
                if (listed?.Size == video.Length && listed.Task.Id == video.Task.Id)
                {
                    return;
                }

                sha256 = await Task.Run(() => TryHash(video.Path), stop).ConfigureAwait(false);
                if (listed?.Size == video.Length && listed.Sha256 is not null && listed.Sha256 == sha256)
                {
                    // The index has the same file already. The run that saved it knew its task best.
                    return;
                }
            }

            await AppendAsync(video, file, sha256).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The run was stopped. A later run adds the line.
        }
        catch (Exception fault) when (IsFileFault(fault))
        {
            GiveUp(video, fault);
        }
    }

    private async Task<IndexEntry?> ListedAsync(string file)
    {
        await _gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            _listed ??= FolderIndex.Read(folder).Entries;
            return _listed.TryGetValue(file, out var entry) ? entry : null;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task AppendAsync(SavedVideo video, string file, string? sha256)
    {
        await _gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (!_isGivenUp)
            {
                var savedAt = video.WasSkipped ? File.GetLastWriteTimeUtc(video.Path) : clock.UtcNow.UtcDateTime;
                var line = IndexLine.Of(file, video.Length, sha256, savedAt, video.Task, _facts.Find(video.Task.Id));
                await _file.AppendAsync(line.ToUtf8(), clock, stop).ConfigureAwait(false);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Warns and stops writing, once. If another process holds the lock for too long, every further video would wait as long.</summary>
    private void GiveUp(SavedVideo video, Exception fault)
    {
        lock (_file)
        {
            if (_isGivenUp)
            {
                return;
            }

            _isGivenUp = true;
        }

        var reason = Directory.Exists(_file.Location) ? "there is a folder of that name" : fault.Message;
        warn($"The index {Clip.Message(_file.Location)} could not be written ({Clip.Message(reason).TrimEnd('.')}). The videos are saved, but the index has no line for {Clip.Message(Path.GetFileName(video.Path))}, and will have none for later videos of this run. To add the missing lines, save the same tasks again with SkipExisting.");
    }

    private string? TryHash(string path)
    {
        try
        {
            return VideoHash.OfFile(path, stop);
        }
        catch (Exception fault) when (IsFileFault(fault))
        {
            // The file cannot be read. The line is written without the digest.
            return null;
        }
    }

    private static bool IsFileFault(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException or System.Security.SecurityException;
}
