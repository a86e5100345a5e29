using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Submitting;

/// <summary>The disk becomes full while submissions are on their way: their videos are paid for, and the journal cannot be written.</summary>
public sealed class UnrecordedOutcomeTests : IDisposable
{
    private const int Count = 36;

    private readonly string _folder = Directory.CreateTempSubdirectory("starvideos-full-").FullName;
    private readonly GatedService _service = new(Count);
    private readonly List<string> _warnings = [];
    private readonly List<SubmitResult> _results = [];

    private string JournalPath => Path.Combine(_folder, "journal.jsonl");

    private string Filler => Path.Combine(_folder, "filler");

    public void Dispose()
    {
        _service.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [NeedsFact(Need.Mount)]
    public Task With_room_at_the_end_of_the_run_everything_is_recorded() => AssertRecordedAsync(static stage => stage.CompleteAsync());

    [NeedsFact(Need.Mount)]
    public Task With_room_when_the_run_is_stopped_everything_is_recorded() => AssertRecordedAsync(static stage => stage.StopAsync());

    [NeedsFact(Need.Mount)]
    public Task Without_room_at_the_end_of_the_run_every_id_is_named() => AssertNamedAsync(static stage => stage.CompleteAsync());

    [NeedsFact(Need.Mount)]
    public Task Without_room_when_the_run_is_stopped_every_id_is_named() => AssertNamedAsync(static stage => stage.StopAsync());

    [NeedsFact(Need.Mount)]
    public async Task No_new_row_is_sent_while_an_outcome_waits_and_the_first_that_can_be_takes_them_along()
    {
        using var disk = new TemporaryFileSystem(_folder);
        using var client = Client();
        using var stage = await FillUpAsync(client);

        await stage.AddAsync(Row(Count + 1));
        await ReportedAsync(Count + 1);
        Assert.Equal(StarVideosErrorKind.JournalUnavailable, _results[^1].Error?.Kind);
        Assert.Equal(Count, _service.Made.Length);

        File.Delete(Filler);
        await stage.AddAsync(Row(Count + 2));
        await stage.CompleteAsync();
        Assert.Equal(Count + 1, _service.Made.Length);
        Assert.Equal(_service.Made, Journals.At(JournalPath).Tasks().Select(task => task.Id).Order());
    }

    private async Task AssertRecordedAsync(Func<SubmitStage, Task> end)
    {
        using var disk = new TemporaryFileSystem(_folder);
        using var client = Client();
        using var stage = await FillUpAsync(client);
        Assert.True(client.Journal.IsBehind);

        File.Delete(Filler);
        await end(stage);

        Assert.False(client.Journal.IsBehind);
        Assert.Equal(_service.Made, Journals.At(JournalPath).Tasks().Select(task => task.Id).Order());
        Assert.DoesNotContain(Journals.At(JournalPath).History.Submissions(null), entry => entry.IsUnresolved);
        Assert.Contains("nothing is missing", _warnings[^1], StringComparison.Ordinal);
    }

    private async Task AssertNamedAsync(Func<SubmitStage, Task> end)
    {
        using var disk = new TemporaryFileSystem(_folder);
        using var client = Client();
        using var stage = await FillUpAsync(client);

        await end(stage);

        Assert.True(client.Journal.IsBehind);

        // The file system has room up to the end of the last block, so the first outcomes may have been written.
        var listed = Journals.At(JournalPath).Tasks().Select(task => task.Id).ToHashSet();
        Assert.InRange(listed.Count, 0, Count / 2);
        Assert.All(_service.Made, id => Assert.NotEqual(listed.Contains(id), _warnings[^1].Contains(id, StringComparison.Ordinal)));
        Assert.Equal(Count, _results.Count(result => result.Task is not null));

        // Each warning is given once.
        var said = _warnings.Count;
        await stage.StopAsync();
        Assert.Equal(said, _warnings.Count);
    }

    private static VideoRow Row(int number) => TestRow.Of(("prompt", $"row {number}"));

    private StarVideosClient Client() => Clients.Over(_service, journal: Journals.At(JournalPath));

    /// <summary>Sends all rows, then fills the disk, then lets the service answer.</summary>
    private async Task<SubmitStage> FillUpAsync(StarVideosClient client)
    {
        var notices = new StageNotices { Warning = Locked<string>(_warnings) };
        var stage = new SubmitStage(client, new SubmitOptions { ThrottleLimit = Count }, Locked<SubmitResult>(_results), notices);
        for (var number = 1; number <= Count; number++)
        {
            await stage.AddAsync(Row(number));
        }

        await _service.IsFull.WaitAsync(Clients.Patience);
        Fill();
        _service.Open();
        await ReportedAsync(Count);
        return stage;
    }

    private async Task ReportedAsync(int count)
    {
        for (var patience = System.Diagnostics.Stopwatch.StartNew(); Reported() < count; await Task.Yield())
        {
            Assert.True(patience.Elapsed < Clients.Patience, "Not all was reported.");
        }

        int Reported()
        {
            lock (_results)
            {
                return _results.Count;
            }
        }
    }

    private void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1);
        try
        {
            while (true)
            {
                filler.Write(new byte[1]);
                filler.Flush();
            }
        }
        catch (IOException)
        {
            // The disk is full to the last byte.
        }
    }

    private static Action<T> Locked<T>(List<T> list) => item =>
    {
        lock (list)
        {
            list.Add(item);
        }
    };
}
