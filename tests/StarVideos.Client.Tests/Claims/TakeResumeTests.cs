using System.Net;
using StarVideos.Client.Tests.Support;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Claims;

/// <summary>A run of several takes continues exactly: every requested take is paid for once.</summary>
public class TakeResumeTests : ClaimsFixture
{
    private static readonly VideoRow Fox = new(new TextRequest("a fox", name: "fox"));
    private readonly NumberedService _service = new();
    private readonly List<SubmitResult> _results = [];

    [Fact]
    public async Task The_same_count_sends_nothing_and_has_the_tasks_of_then()
    {
        await RunAsync(3, Fox);
        var tasks = Tasks;
        await RunAsync(3, Fox);

        Assert.Equal(3, _service.Sent);
        Assert.Equal(tasks, Tasks);
        Assert.All(_results, static result => Assert.True(result.WasResumed));
        Assert.Equal([1, 2, 3], _results.Select(static result => result.Take!.Value));
    }

    [Fact]
    public async Task A_larger_count_sends_the_missing_takes_and_a_smaller_one_nothing()
    {
        await RunAsync(2, Fox);
        var two = Tasks;
        await RunAsync(5, Fox);
        Assert.Equal(5, _service.Sent);
        Assert.Equal(two, Tasks.Take(2));
        Assert.Equal([false, false, true, true, true], _results.Select(static result => !result.WasResumed));
        var five = Tasks;

        await RunAsync(1, Fox);
        Assert.Equal(five.Take(1), Tasks);
        await RunAsync(4, Fox);
        Assert.Equal(five.Take(4), Tasks);
        Assert.Equal(5, _service.Sent);
    }

    [Fact]
    public async Task A_batch_that_was_run_without_a_count_is_the_first_take()
    {
        await RunAsync(null, Fox, new VideoRow("another"));
        var first = Tasks;
        Assert.DoesNotContain("\"take", File.ReadAllText(Path), StringComparison.Ordinal);

        await RunAsync(3, Fox, new VideoRow("another"));

        Assert.Equal(6, _service.Sent);
        Assert.Equal(first, new[] { Tasks[0], Tasks[3] });
        Assert.Equal([1, 2, 3, 1, 2, 3], _results.Select(static result => result.Task!.Take));
        Assert.All(_results.GroupBy(static result => result.RowNumber), static takes => Assert.Single(takes.Select(static take => take.Task!.TakeOf).Distinct()));
    }

    [Fact]
    public async Task After_a_refusal_of_the_second_take_that_one_is_sent()
    {
        _service.Refused.Add(2);
        await RunAsync(3, Fox);
        Assert.Equal([1, 3], _results.Where(static result => result.Task is not null).Select(static result => result.Take!.Value));
        Assert.Equal(2, Assert.Single(_results, static result => result.Error is not null).Take);

        await RunAsync(3, Fox);

        Assert.Equal(4, _service.Sent);
        Assert.Equal([1, 2, 3], _results.Select(static result => result.Task!.Take));
        Assert.Equal([true, false, true], _results.Select(static result => result.WasResumed));
    }

    [Fact]
    public async Task A_take_of_unknown_outcome_is_reported_as_that_take_and_not_sent()
    {
        _service.Lost.Add(2);
        await RunAsync(3, Fox);
        await RunAsync(4, Fox);

        Assert.Equal(4, _service.Sent);
        var unknown = Assert.Single(_results, static result => result.Error is not null);
        Assert.Equal((1, 2, 4, StarVideosErrorKind.SubmissionOutcomeUnknown), (unknown.RowNumber, unknown.Take, unknown.Takes, unknown.Error!.Kind));
        Assert.NotNull(unknown.SentEarlier);
        Assert.Contains("row 'fox', take 2, first sent", unknown.Error.Message, StringComparison.Ordinal);
        Assert.Equal([1, 3, 4], _results.Where(static result => result.Task is not null).Select(static result => result.Take!.Value));
    }

    [Fact]
    public async Task A_run_that_was_killed_between_two_takes_goes_on_with_what_is_missing()
    {
        // The state after a process was killed while its second take was on its way.
        await RunAsync(1, Fox);
        AddIntent(new TextRequest("a fox", name: "fox"), Dead, take: 2);

        await RunAsync(3, Fox);

        Assert.Equal([null, StarVideosErrorKind.SubmissionOutcomeUnknown, null], _results.OrderBy(static result => result.Take).Select(static result => result.Error?.Kind));
        Assert.Equal(2, _service.Sent);
        await RunAsync(3, force: true, Fox);
        Assert.Equal(3, _service.Sent);
        Assert.Equal([1, 2, 3], _results.Select(static result => result.Task!.Take));
    }

    [Fact]
    public async Task Of_two_identical_rows_each_has_its_own_takes()
    {
        await RunAsync(2, Fox, Fox);
        var four = Tasks;
        Assert.Equal(4, four.Distinct().Count());
        await RunAsync(3, Fox, Fox);

        Assert.Equal(6, _service.Sent);
        Assert.Equal(6, Tasks.Distinct().Count());
        Assert.Superset(four.ToHashSet(), Tasks.ToHashSet());
        Assert.Equal([1, 2, 3, 1, 2, 3], _results.Select(static result => result.Task!.Take));

        await RunAsync(3, Fox);
        Assert.Equal(3, Tasks.Distinct().Count());
        Assert.Equal(6, _service.Sent);
    }

    [Fact]
    public async Task Rows_that_differ_in_their_counts_alone_are_identical_rows()
    {
        await RunAsync(null, new VideoRow(new TextRequest("a fox"), 3), new VideoRow(new TextRequest("a fox"), 1));
        await RunAsync(null, new VideoRow(new TextRequest("a fox"), 1), new VideoRow(new TextRequest("a fox"), 3));

        Assert.Equal(4, _service.Sent);
        Assert.Equal(4, Tasks.Distinct().Count());
        Assert.All(_results, static result => Assert.True(result.WasResumed));
    }

    [Fact]
    public async Task Without_a_label_the_last_day_counts_for_takes_too()
    {
        await RunAsync(2, batch: null, Fox);
        await RunAsync(3, batch: null, Fox);
        Assert.Equal(3, _service.Sent);
        Clock.Advance(TimeSpan.FromHours(25));
        await RunAsync(3, batch: null, Fox);
        Assert.Equal(6, _service.Sent);
    }

    [Fact]
    public async Task Takes_survive_any_number_of_compactions()
    {
        await RunAsync(3, Fox);
        var tasks = Tasks;
        Clock.Advance(TimeSpan.FromDays(400));
        Compaction.Run(Path, Clock.UtcNow);
        Compaction.Run(Path, Clock.UtcNow);

        Assert.Equal([3, 2, 1], Journal.Tasks().Select(static task => task.Take));
        Assert.Single(Journal.Submissions().Select(static submission => submission.TakeOf).Distinct());
        await RunAsync(4, Fox);
        Assert.Equal(4, _service.Sent);
        Assert.Equal(tasks, Tasks.Take(3));
        Assert.Single(_results.Select(static result => result.Task!.TakeOf).Distinct());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    public async Task Runs_that_begin_together_send_each_take_once_and_all_have_its_task(int throttleLimit)
    {
        VideoRow[] table = [.. Enumerable.Range(0, 12).Select(static i => new VideoRow($"row {i / (1 + (i % 2))}"))];
        var runs = await System.Threading.Tasks.Task.WhenAll(Enumerable.Range(0, 4).Select(_ => System.Threading.Tasks.Task.Run(() => RunAloneAsync(table, throttleLimit))));

        Assert.Equal(36, _service.Sent);
        var ids = runs[0].Select(static result => result.Task!.Id).Order().ToList();
        Assert.Equal(36, ids.Distinct().Count());
        Assert.All(runs, run => Assert.Equal(ids, run.Select(static result => result.Task!.Id).Order()));
        Assert.All(runs, run => Assert.Equal(Enumerable.Range(0, 36).Select(static i => ((i / 3) + 1, (int?)((i % 3) + 1))), run.Select(static result => (result.RowNumber, result.Task!.Take))));
        Assert.Equal(36, runs.Sum(static run => run.Count(static result => !result.WasResumed)));
    }

    private string[] Tasks => [.. _results.Where(static result => result.Task is not null).Select(static result => result.Task!.Id)];

    private Task RunAsync(int? count, params VideoRow[] rows) => RunAsync(count, Label, false, rows);

    private Task RunAsync(int? count, bool force, params VideoRow[] rows) => RunAsync(count, Label, force, rows);

    private Task RunAsync(int? count, string? batch, params VideoRow[] rows) => RunAsync(count, batch, false, rows);

    private async Task RunAsync(int? count, string? batch, bool force, params VideoRow[] rows)
    {
        _results.Clear();
        var options = new SubmitOptions { Batch = batch, Resume = true, ResubmitUnknown = force, ThrottleLimit = 1, Defaults = new RowDefaults(Count: count) };
        await RunAsync(options, _results, rows);
    }

    private async Task<List<SubmitResult>> RunAloneAsync(VideoRow[] table, int throttleLimit)
    {
        var results = new List<SubmitResult>();
        await RunAsync(new SubmitOptions { Batch = Label, Resume = true, ThrottleLimit = throttleLimit, Defaults = new RowDefaults(Count: 3) }, results, table);
        return results;
    }

    private async Task RunAsync(SubmitOptions options, List<SubmitResult> results, VideoRow[] rows)
    {
        using var client = new StarVideosClient(new StarVideosClientOptions { ApiKey = TestKey.Value, BaseUri = Service, Handler = _service, Journal = Open() }, new PatientClock(Clock));
        using var stage = new SubmitStage(client, options, results.Add);
        foreach (var row in rows)
        {
            await stage.AddAsync(row).WaitAsync(Clients.Patience);
        }

        await stage.CompleteAsync().WaitAsync(Clients.Patience);
    }

    /// <summary>Refuses or loses requests by their number, and accepts the others.</summary>
    private sealed class NumberedService : HttpMessageHandler
    {
        private int _sent;

        internal int Sent => Volatile.Read(ref _sent);

        internal HashSet<int> Refused { get; } = [];

        internal HashSet<int> Lost { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            var number = Interlocked.Increment(ref _sent);
            await System.Threading.Tasks.Task.Yield();
            return Lost.Contains(number) ? throw new HttpRequestException("The connection was reset")
                : Refused.Contains(number) ? new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("""{"error":{"message":"no"}}""") }
                : new HttpResponseMessage { Content = new StringContent($$"""{"id":"created-{{number}}","status":"queued"}""") };
        }
    }
}
