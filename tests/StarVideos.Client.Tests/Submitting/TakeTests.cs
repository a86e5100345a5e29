using System.Net;
using StarVideos.Client.Tests.References;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Submitting;

/// <summary>Several takes of a row: each is a submission of its own.</summary>
public sealed class TakeTests : Bench
{
    private readonly List<SubmitResult> _results = [];
    private readonly List<string> _warnings = [];

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public async Task They_come_out_in_the_order_of_rows_and_takes_each_a_task_of_its_own(int throttleLimit)
    {
        await RunAsync(new SubmitOptions { ThrottleLimit = throttleLimit, Defaults = new RowDefaults(Count: 3) }, Named("a"), Named("b", 2), Named("c", "1"), Named("d", ""));

        Assert.Equal(["a1", "a2", "a3", "b1", "b2", "c1", "d1", "d2", "d3"], _results.Select(static result => $"{result.Task!.Name}{result.Task.Take}"));
        Assert.Equal([1, 1, 1, 2, 2, 3, 4, 4, 4], _results.Select(static result => result.RowNumber));
        Assert.All(_results, static result => Assert.Equal(result.Take, result.Task!.Take));
        Assert.Equal([3, 3, 3, 2, 2, 1, 3, 3, 3], _results.Select(static result => result.Takes));
        Assert.Equal(9, _results.Select(static result => result.Task!.Id).Distinct().Count());
        Assert.Equal(9, Counters.CreatesReceived);
        Assert.All(_results.GroupBy(static result => result.RowNumber), static takes => Assert.Single(takes.Select(static take => take.Task!.TakeOf).Distinct()));
        Assert.Equal(4, _results.Select(static result => result.Task!.TakeOf).Distinct().Count());
        Assert.DoesNotContain(null, _results.Select(static result => result.Task!.TakeOf));
    }

    [Fact]
    public async Task The_journal_has_a_submission_for_each_with_its_take_and_its_row()
    {
        await RunAsync(new SubmitOptions { Batch = "run", Defaults = new RowDefaults(Count: 3) }, Named("a"));

        var submissions = Journal.Submissions().Reverse().ToList();
        Assert.Equal([1, 2, 3], submissions.Select(static submission => submission.Take).Order());
        Assert.All(submissions, submission => Assert.Equal(_results[0].Task!.TakeOf, submission.TakeOf));
        Assert.Equal(
            _results.Select(static result => (result.Task!.Id, result.Task.Take, result.Task.TakeOf)),
            Journal.Tasks().Select(static task => (task.Id, task.Take, task.TakeOf)).OrderBy(static task => task.Take));
        Assert.Equal(3, Assert.Single(Journal.Batches()).Sent);
    }

    [Fact]
    public async Task A_task_that_is_made_by_itself_is_the_first_take_with_and_without_a_journal()
    {
        using var without = Clients.OverSockets(Emulator.BaseUri);
        var request = new TextRequest("p");
        VideoTask[] tasks = [await Client.CreateAsync(request), await without.CreateAsync(request), Journal.Tasks().Single()];

        Assert.All(tasks, task => Assert.Equal((1, tasks[0].TakeOf), (task.Take, task.TakeOf)));
        Assert.NotNull(tasks[0].TakeOf);
    }

    [Fact]
    public async Task A_row_that_breaks_a_rule_is_one_error_and_the_others_go_on()
    {
        await RunAsync(new SubmitOptions { Defaults = new RowDefaults(Count: 3) }, Named("a", "many"), TestRow.WithPrompt(("duration", 99)), Named("b"));

        Assert.Equal([(1, "count"), (2, "duration")], _results.Take(2).Select(static result => (result.RowNumber, ((InvalidRequestException)result.Error!).Field)));
        Assert.All(_results.Take(2), static result => Assert.Equal((null, 0), (result.Take, result.Takes)));
        Assert.Equal(5, _results.Count);
        Assert.Equal(3, Counters.CreatesReceived);
    }

    [Fact]
    public async Task A_row_whose_reference_is_bad_is_one_error_and_progress_accounts_for_all_of_its_takes()
    {
        using var checker = new ReferenceChecker(new ReferenceCheckOptions
        {
            Handler = new FileHandler((request, _) => Task.FromResult(new HttpResponseMessage(request.RequestUri!.AbsolutePath == "/gone.png" ? HttpStatusCode.NotFound : HttpStatusCode.ServiceUnavailable))),
            Timeout = Clients.Patience,
        });
        using var stage = Stage(new SubmitOptions { References = checker, Defaults = new RowDefaults(Count: 4), MaximumVideos = 4 });
        await stage.AddAsync(TestRow.WithPrompt(("referenceImages", "https://example.com/gone.png")));
        await stage.AddAsync(TestRow.WithPrompt(("referenceImages", "https://example.com/busy.png")));
        await stage.CompleteAsync();

        var refused = Assert.Single(_results, static result => result.Error is not null);
        Assert.Equal((1, null, StarVideosErrorKind.InvalidRequest), (refused.RowNumber, refused.Take, refused.Error!.Kind));
        Assert.Equal(4, _results.Count(static result => result.Task is not null));
        Assert.Equal(4, Counters.CreatesReceived);
        Assert.Contains("503", Assert.Single(_warnings), StringComparison.Ordinal);
        Assert.Equal(new SubmitProgress(Taken: 8, Submitted: 4, Resumed: 0, Declined: 0, Failed: 4), stage.Progress);
    }

    [Fact]
    public async Task Each_is_asked_about_with_its_number()
    {
        var asked = new List<(int Row, int Take, int Takes)>();
        using var stage = Stage(new SubmitOptions
        {
            Defaults = new RowDefaults(Count: 3),
            Confirm = row =>
            {
                asked.Add((row.RowNumber, row.Take, row.Takes));
                return Task.FromResult(row.Take != 2);
            },
        });
        await stage.AddAsync(Named("a"));
        await stage.AddAsync(Named("b", 1));
        await stage.CompleteAsync();

        Assert.Equal([(1, 1, 3), (1, 2, 3), (1, 3, 3), (2, 1, 1)], asked);
        Assert.Equal([1, 3, 1], _results.Select(static result => result.Task!.Take));
        Assert.Equal(new SubmitProgress(Taken: 4, Submitted: 3, Resumed: 0, Declined: 1, Failed: 0), stage.Progress);
    }

    [Fact]
    public async Task A_key_that_is_refused_for_three_takes_is_not_tried_for_the_others()
    {
        await RunAsync(new SubmitOptions { ThrottleLimit = 1, Defaults = new RowDefaults(Count: 5) }, Row("a [create:401]"), Row("b [create:401]"));

        // One more may have been sent already.
        Assert.InRange(Counters.CreatesReceived, 3, 4);
        Assert.Equal([1, 2, 3], _results.Take(3).Select(static result => result.Take!.Value));
        Assert.Equal(10 - Counters.CreatesReceived, _results[^1].VideosNotSent);
    }

    [Fact]
    public async Task Takes_that_the_service_refuses_for_what_they_ask_say_nothing_of_the_run()
    {
        await RunAsync(new SubmitOptions { ThrottleLimit = 1, Defaults = new RowDefaults(Count: 5) }, Row("a [create:422]"), Row("b"));

        Assert.Equal(5, _results.Count(static result => result.Error?.Kind == StarVideosErrorKind.RequestRejected));
        Assert.Equal(5, _results.Count(static result => result.Task is not null));
    }

    [Fact]
    public async Task A_take_of_unknown_outcome_is_named_once_and_the_others_go_on()
    {
        using var stage = Stage(new SubmitOptions { ThrottleLimit = 1, Defaults = new RowDefaults(Count: 2) });
        var row = Row("lost [create:cut-before x2]");
        await stage.AddAsync(row);
        await stage.AddAsync(Row("a"));
        await stage.CompleteAsync();

        Assert.Equal([row, row], stage.UnknownRows);
        Assert.Equal([(1, 1), (1, 2)], _results.Where(static result => result.Error is not null).Select(static result => (result.RowNumber, result.Take!.Value)));
        Assert.Equal(2, stage.NotHandedOn.Count);
    }

    [Fact]
    public async Task A_stage_that_is_stopped_between_two_takes_sends_no_further_one_and_loses_nothing()
    {
        using var stage = Stage(new SubmitOptions { ThrottleLimit = 2, Defaults = new RowDefaults(Count: 50) });
        var adding = stage.AddAsync(Row("row [create:delay=200]"));
        await UntilAsync(() => Counters.CreatesReceived == 2);
        await stage.StopAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => adding);

        Assert.InRange(Counters.CreatesReceived, 2, 4);
        Assert.Equal(Made.Order(), stage.NotHandedOn.Select(static task => task.Id).Order());
        AssertNothingIsLost();
    }

    [Fact]
    public async Task A_reader_who_leaves_after_the_first_take_does_not_pay_for_fifty()
    {
        var batch = Batch(new() { ThrottleLimit = 1, Defaults = new RowDefaults(Count: 50) });
        await foreach (var result in batch.SubmitAsync(Rows("p")))
        {
            await ArriveAsync();
            break;
        }

        // One result was read, one waits for the reader, and one take is on its way with the next one waiting.
        Assert.InRange(Counters.CreatesReceived, 1, 4);
        Assert.Equal(Made.Length - 1, batch.NotHandedOn.Count);
        AssertNothingIsLost();
    }

    [Fact]
    public async Task The_whole_job_has_a_result_and_a_file_for_each()
    {
        var results = new List<VideoResult>();
        await foreach (var result in Batch(new() { Defaults = new RowDefaults(Count: 3), ThrottleLimit = 1 }).RunAsync([Named("fox"), Named("x", 0), TestRow.Of(("prompt", "refused [create:422]"), ("count", 1))], Save))
        {
            results.Add(result);
        }

        Assert.Equal([(1, 1, 3), (1, 2, 3), (1, 3, 3), (2, null, 0), (3, 1, 1)], results.Select(static result => (result.RowNumber, result.Take, result.Takes)).Order());
        Assert.Equal(["fox-2.mp4", "fox-3.mp4", "fox.mp4"], Directory.GetFiles(Videos, "*.mp4").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(results.Where(static result => result.Video is not null), static result => Assert.Equal(result.Take == 1 ? "fox.mp4" : $"fox-{result.Take}.mp4", Path.GetFileName(result.Video!.Path)));
    }

    private static VideoRow Named(string name, object? count = null) => TestRow.WithPrompt(("name", name), ("count", count));

    private SubmitStage Stage(SubmitOptions options) => new(Client, options, _results.Add, new StageNotices { Warning = _warnings.Add });

    private async Task RunAsync(SubmitOptions options, params VideoRow[] rows)
    {
        using var stage = Stage(options);
        foreach (var row in rows)
        {
            await stage.AddAsync(row);
        }

        await stage.CompleteAsync();
    }
}
