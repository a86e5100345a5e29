using System.Text.Json;
using StarVideos.Client.Tests.Support;
using StarVideos.Journal;
using SystemClock = StarVideos.Time.Clock;

namespace StarVideos.Client.Tests.Claims;

/// <summary>Whole runs that overlap: what they send, and what they report.</summary>
public class OverlappingStagesTests : ClaimsFixture
{
    private readonly List<SubmitResult> _results = [];
    private readonly List<string> _warnings = [];

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    public async Task Runs_that_begin_together_send_the_table_once_and_all_have_its_tasks(int throttleLimit)
    {
        var service = new CountingService();
        var table = Enumerable.Range(0, 40).Select(i => $"row {i / (1 + (i % 2))}").ToList();
        var runs = await System.Threading.Tasks.Task.WhenAll(Enumerable.Range(0, 4).Select(_ => System.Threading.Tasks.Task.Run(() => RunAsync(service, table, throttleLimit))));

        Assert.Equal(table.Order(), service.Prompts.Order());
        var ids = runs[0].Select(result => result.Task!.Id).Order().ToList();
        Assert.Equal(table.Count, ids.Distinct().Count());
        Assert.All(runs, run => Assert.Equal(ids, run.Select(result => result.Task!.Id).Order()));
        Assert.All(runs, run => Assert.Equal(table, run.Select(result => result.Task!.Prompt)));
        Assert.Equal(table.Count, runs.Sum(run => run.Count(result => !result.WasResumed)));
    }

    [Fact]
    public async Task Rows_that_others_send_take_no_place()
    {
        using var client = ClientOf(new CountingService());
        var theirs = Enumerable.Range(0, 5).Select(i => (Prompt: $"theirs {i}", Intent: Theirs($"theirs {i}"))).ToList();
        using var stage = Stage(client, throttleLimit: 1);
        foreach (var row in theirs)
        {
            await stage.AddAsync(new VideoRow(row.Prompt));
        }

        await stage.AddAsync(new VideoRow("ours"));
        await HasOutcomesAsync(1);
        theirs.ForEach(row => AddOutcome(row.Intent, LineEvent.Created, $"task-{row.Prompt[^1]}"));
        await stage.CompleteAsync().WaitAsync(Clients.Patience);

        Assert.Equal(["task-0", "task-1", "task-2", "task-3", "task-4", "created-1"], _results.Select(result => result.Task!.Id));
        Assert.Equal([true, true, true, true, true, false], _results.Select(result => result.WasResumed));
    }

    [Fact]
    public async Task A_row_that_another_run_was_refused_is_asked_about_and_sent()
    {
        var service = new CountingService();
        using var client = ClientOf(service);
        var asked = new List<string?>();
        var intent = Theirs("row");
        using var stage = Stage(client, confirm: _ => asked.Add("row"));
        await stage.AddAsync(new VideoRow("row"));
        Assert.Empty(asked);
        AddOutcome(intent, LineEvent.Rejected);
        await stage.CompleteAsync().WaitAsync(Clients.Patience);

        Assert.Equal(["row"], asked);
        Assert.Equal(["row"], service.Prompts);
        Assert.False(Assert.Single(_results).WasResumed);
    }

    [Fact]
    public async Task Where_nothing_may_be_sent_a_row_that_another_run_was_refused_is_not()
    {
        var service = new CountingService();
        using var client = ClientOf(service);
        var intent = Theirs("row");
        using var stage = new SubmitStage(client, new SubmitOptions { Batch = Label, Resume = true, Confirm = _ => System.Threading.Tasks.Task.FromResult(false) }, _results.Add);
        await stage.AddAsync(new VideoRow("row"));
        AddOutcome(intent, LineEvent.Rejected);
        await stage.CompleteAsync().WaitAsync(Clients.Patience);

        Assert.Empty(service.Prompts);
        Assert.Empty(_results);
        Assert.Equal(1, Intents());
    }

    [Fact]
    public async Task A_row_of_a_run_that_died_is_reported_as_unknown_at_once()
    {
        var service = new CountingService();
        using var client = ClientOf(service);
        AddIntent(new TextRequest("row"), Dead, at: DateTimeOffset.UtcNow);
        using var stage = Stage(client);
        await stage.AddAsync(new VideoRow("row"));

        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, Assert.Single(_results).Error!.Kind);
        Assert.NotNull(_results[0].SentEarlier);
        Assert.Empty(service.Prompts);
        Assert.Empty(stage.UnknownRows);
    }

    [Fact]
    public async Task Where_the_journal_cannot_be_read_any_more_the_row_that_waits_has_an_error()
    {
        var service = new CountingService();
        using var client = ClientOf(service);
        Theirs("row");
        using var stage = Stage(client);
        await stage.AddAsync(new VideoRow("row"));
        File.Delete(Path);
        Directory.CreateDirectory(Path);
        await stage.CompleteAsync().WaitAsync(Clients.Patience);

        Assert.Equal((1, StarVideosErrorKind.JournalUnavailable), (_results.Count, _results[0].Error!.Kind));
        Assert.Empty(service.Prompts);
    }

    [Fact]
    public async Task A_run_that_cannot_succeed_does_not_send_the_rows_it_waits_for()
    {
        var refusing = new ScriptedHandler(Step.Answer(401, "{}"));
        using var client = ClientOf(refusing);
        var theirs = Enumerable.Range(0, 4).Select(i => Theirs($"theirs {i}")).ToList();
        using var stage = Stage(client, throttleLimit: 1);
        for (var i = 0; i < 4; i++)
        {
            await stage.AddAsync(new VideoRow($"theirs {i}"));
        }

        for (var i = 0; i < 3; i++)
        {
            await stage.AddAsync(new VideoRow($"ours {i}"));
        }

        await HasOutcomesAsync(3);
        theirs.ForEach(row => AddOutcome(row, LineEvent.Rejected));
        await stage.CompleteAsync().WaitAsync(Clients.Patience);

        Assert.Equal(3, refusing.Sent.Count);
        Assert.Equal(4, _results[^1].VideosNotSent);
    }

    [Fact]
    public async Task A_run_that_is_stopped_waits_for_nobody()
    {
        var service = new CountingService();
        using var client = ClientOf(service);
        Theirs("row");
        using var stage = Stage(client);
        await stage.AddAsync(new VideoRow("row"));
        await stage.StopAsync().WaitAsync(Clients.Patience);

        Assert.Empty(_results);
        Assert.Empty(service.Prompts);
    }

    [Fact]
    public async Task A_label_that_only_another_journal_knows_is_refused_for_every_row()
    {
        using var own = VideoRunAt(System.IO.Path.Combine(Folder, "other.jsonl"), out var other);
        await other.Recorder.CreatedAsync(await other.Recorder.BeginAsync(Row, Service, Label, default), Task("a"));
        var service = new CountingService();
        using var client = ClientOf(service);
        using var stage = Stage(client);
        for (var i = 0; i < 3; i++)
        {
            var error = await Assert.ThrowsAsync<StarVideosException>(() => stage.AddAsync(new VideoRow("row")));
            Assert.Equal(StarVideosErrorKind.JournalUnavailable, error.Kind);
        }

        await stage.CompleteAsync();
        Assert.Empty(service.Prompts);
    }

    [Fact]
    public async Task A_label_that_matches_nothing_is_said_once_with_the_nearest()
    {
        await AcceptAsync(Row, "a", "nightly-20");
        await AcceptAsync(Row, "b", "something else");
        using var client = ClientOf(new CountingService());
        using var stage = new SubmitStage(client, new SubmitOptions { Batch = "nightly-21", Resume = true }, _results.Add, new StageNotices { Warning = _warnings.Add });
        await stage.AddAsync(new VideoRow("row"));
        await stage.AddAsync(new VideoRow("another row"));
        await stage.CompleteAsync();

        Assert.Contains("Labels it has: 'nightly-20'.", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    /// <summary>An intent of another run on this machine that is sending the row.</summary>
    private JournalLine Theirs(string prompt) => AddIntent(new TextRequest(prompt), ProcessMark.Own, at: DateTimeOffset.UtcNow);

    private static IDisposable VideoRunAt(string path, out VideoJournal journal)
    {
        journal = Journals.At(path);
        return journal.Recorder.Hold()!;
    }

    private StarVideosClient ClientOf(HttpMessageHandler handler) => new(
        new StarVideosClientOptions { ApiKey = TestKey.Value, BaseUri = Service, Handler = handler, Journal = Journals.At(Path) },
        SystemClock.System);

    private SubmitStage Stage(StarVideosClient client, int throttleLimit = 5, Action<RowToSubmit>? confirm = null) => new(
        client,
        new SubmitOptions
        {
            Batch = Label,
            Resume = true,
            ThrottleLimit = throttleLimit,
            Confirm = confirm is null ? null : row =>
            {
                confirm(row);
                return System.Threading.Tasks.Task.FromResult(true);
            },
        },
        _results.Add);

    private async Task<List<SubmitResult>> RunAsync(HttpMessageHandler service, List<string> table, int throttleLimit)
    {
        using var client = ClientOf(service);
        var results = new List<SubmitResult>();
        using var stage = new SubmitStage(client, new SubmitOptions { Batch = Label, Resume = true, ThrottleLimit = throttleLimit }, results.Add);
        foreach (var prompt in table)
        {
            await stage.AddAsync(new VideoRow(prompt));
        }

        await stage.CompleteAsync().WaitAsync(Clients.Patience);
        return results;
    }

    /// <summary>Results come in the order of the rows. So the outcome of a row after a waiting one can be seen only in the journal.</summary>
    private async Task HasOutcomesAsync(int count)
    {
        using var patience = new CancellationTokenSource(Clients.Patience);
        while (File.ReadLines(Path).Count(static line => line.Contains("\"created\"", StringComparison.Ordinal) || line.Contains("\"rejected\"", StringComparison.Ordinal)) < count)
        {
            patience.Token.ThrowIfCancellationRequested();
            await System.Threading.Tasks.Task.Yield();
        }
    }

    /// <summary>Accepts everything. Yields before it answers, so that other requests can run.</summary>
    private sealed class CountingService : HttpMessageHandler
    {
        private readonly Lock _lock = new();
        private readonly List<string> _prompts = [];

        internal IReadOnlyList<string> Prompts
        {
            get
            {
                lock (_lock)
                {
                    return [.. _prompts];
                }
            }
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var body = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
            await System.Threading.Tasks.Task.Yield();
            int number;
            lock (_lock)
            {
                _prompts.Add(body.RootElement.GetProperty("prompt").GetString()!);
                number = _prompts.Count;
            }

            return new HttpResponseMessage { Content = new StringContent($$"""{"id":"created-{{number}}","status":"queued"}""") };
        }
    }
}
