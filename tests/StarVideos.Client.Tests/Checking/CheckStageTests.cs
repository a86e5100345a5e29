using System.Net;
using StarVideos.Client.Tests.References;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Checking;

/// <summary>A dry run reports for each row what a run would report, and sends nothing to the service.</summary>
public sealed class CheckStageTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 48, 0, 0, 0, 32, 8, 2, 0, 0, 0, 0, 0, 0, 0];

    private readonly List<RequestCheck> _checks = [];

    [Fact]
    public async Task Each_row_comes_out_in_order_with_what_would_be_sent()
    {
        var totals = await RunAsync(new CheckOptions { Defaults = new RowDefaults(4, "1:1") }, TestRow.WithPrompt(("duration", 7), ("name", "fox")), TestRow.WithPrompt());

        Assert.Equal([(1, "fox", 7, true), (2, null, 4, true)], _checks.Select(static check => (check.RowNumber, check.Name, check.Duration, check.IsValid)));
        Assert.All(_checks, static check => Assert.Equal(("A cat", VideoMode.Text, "1:1"), (check.Prompt, check.Mode, check.Ratio)));
        Assert.Equal(new CheckTotals(2, 2, 0, 0, 2, 11, 0), totals);
        Assert.Equal(2, totals.Videos);
    }

    [Theory]
    [InlineData("duration", 60, "duration")]
    [InlineData("Ratio", "4:3", "Ratio")]
    [InlineData("Reference Images", "C:\\fox.png", "Reference Images")]
    [InlineData("First_Image", "https://example.com/a.png", "First_Image")]
    public async Task A_row_that_breaks_a_rule_has_the_problem_a_run_would_have(string heading, object cell, string field)
    {
        var row = TestRow.WithPrompt((heading, cell), ("name", "fox"));
        var totals = await RunAsync(new CheckOptions(), row);

        var check = Assert.Single(_checks);
        var problem = Assert.Single(check.Problems);
        var refusal = TestRow.Refused(row);
        Assert.False(check.IsValid);
        Assert.Equal((field, refusal.Rule, refusal.Message), (problem.Field, problem.Rule, problem.ToString()));
        Assert.Equal(("fox", "A cat", (VideoMode?)null), (check.Name, check.Prompt, check.Mode));
        Assert.Equal(new CheckTotals(1, 0, 1, 0, 0, 0, 0), totals);
    }

    [Fact]
    public async Task A_task_a_thing_that_is_no_row_and_nothing_at_all_are_problems_and_no_exceptions()
    {
        await RunAsync(
            new CheckOptions(),
            VideoRow.AlreadySubmitted("video_1", null),
            VideoRow.Unusable(7, new InvalidRequestException("row", 7, "must be a row")),
            new VideoRow(""),
            TestRow.Of(("prompt", new InvalidOperationException("gone"))),
            TestRow.Of(("prompt", new[] { "a", "b" })));

        Assert.Equal(5, _checks.Count);
        Assert.All(_checks, static check => Assert.False(check.IsValid));
    }

    [Fact]
    public async Task The_length_of_a_reference_video_cannot_be_told_as_long_as_nobody_has_looked()
    {
        var totals = await RunAsync(new CheckOptions(), TestRow.WithPrompt(("referenceVideos", TestRow.Video)), TestRow.WithPrompt(("referenceImages", TestRow.Image)));

        Assert.Null(_checks[0].IsValid);
        Assert.Equal("referenceVideos", Assert.Single(_checks[0].Unknowns).Field);
        Assert.True(_checks[1].IsValid);
        Assert.Equal(new CheckTotals(2, 1, 0, 1, 2, 0, 2), totals);
    }

    /// <summary>A check has the prompt of its row, but not the columns that were wrong.</summary>
    [Fact]
    public async Task A_check_that_was_exported_is_no_row()
    {
        await RunAsync(new CheckOptions(), TestRow.WithPrompt(("duration", 60)));
        var check = Assert.Single(_checks);

        Assert.Contains("dry run", TestRow.Refused(TestRow.WithPrompt(("IsValid", check.IsValid), ("RowNumber", check.RowNumber))).Message, StringComparison.Ordinal);
        Assert.Contains("from 3 to 15", TestRow.Refused(check.Row!).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_used_is_warned_about_with_the_row_it_is_first_seen_in()
    {
        await RunAsync(new CheckOptions(), TestRow.WithPrompt(("durration", 5)), TestRow.WithPrompt(("durration", 5)), TestRow.WithPrompt(("referenceVideos", TestRow.Video), ("duration", 5)));

        Assert.Contains("durration", Assert.Single(_checks[0].Warnings).Message, StringComparison.Ordinal);
        Assert.Empty(_checks[1].Warnings);
        Assert.Single(_checks[2].Warnings);
    }

    [Fact]
    public async Task References_are_looked_at_and_the_rows_stay_in_order()
    {
        using var gate = new SemaphoreSlim(0);
        using var checker = Checker(async (request, cancellation) =>
        {
            if (request.RequestUri!.AbsolutePath == "/slow.png")
            {
                await gate.WaitAsync(cancellation);
            }

            return request.RequestUri.AbsolutePath == "/gone.png" ? new HttpResponseMessage(HttpStatusCode.NotFound) : File();
        });
        using var stage = new CheckStage(new CheckOptions { References = checker }, _checks.Add);
        await stage.AddAsync(TestRow.WithPrompt(("referenceImages", "https://example.com/slow.png")));
        await stage.AddAsync(TestRow.WithPrompt(("Reference Images", "https://example.com/a.png;https://example.com/gone.png?key=secret")));
        await stage.AddAsync(TestRow.WithPrompt(("duration", 60)));
        gate.Release();
        await stage.CompleteAsync();

        Assert.Equal([(1, true), (2, false), (3, false)], _checks.Select(static check => (check.RowNumber, check.IsValid)));
        Assert.Equal((48, 32), (_checks[0].References[0].Width, _checks[0].References[0].Height));
        var problem = Assert.Single(_checks[1].Problems);
        Assert.Equal(("Reference Images", "https://example.com/gone.png?…"), (problem.Field, problem.Value));
        Assert.Contains("404", problem.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.ToString(), StringComparison.Ordinal);
        Assert.Empty(_checks[2].References);
    }

    [Fact]
    public async Task A_host_that_does_not_answer_leaves_the_row_untold()
    {
        using var checker = Checker(static (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)));

        var totals = await RunAsync(new CheckOptions { References = checker }, TestRow.WithPrompt(("referenceImages", TestRow.Image)));

        Assert.Null(Assert.Single(_checks).IsValid);
        Assert.NotEmpty(_checks[0].Unknowns);
        Assert.Equal(1, totals.Unsure);
    }

    [Fact]
    public async Task Two_hundred_rows_that_share_twenty_references_ask_for_twenty()
    {
        using var checker = Checker(static (_, _) => Task.FromResult(File()));

        await RunAsync(new CheckOptions { References = checker }, [.. Enumerable.Range(0, 200).Select(static i => TestRow.WithPrompt(("referenceImages", $"https://example.com/{i % 20}.png")))]);

        Assert.Equal((200, 20, 20), (_checks.Count, checker.Addresses, (int)checker.Requests));
        Assert.All(_checks, static check => Assert.True(check.IsValid));
    }

    [Fact]
    public async Task A_stopped_run_ends_and_reports_nothing_more()
    {
        using var stop = new CancellationTokenSource();
        using var checker = Checker(static async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return File();
        });
        using var stage = new CheckStage(new CheckOptions { References = checker }, _checks.Add, stop.Token);
        await stage.AddAsync(TestRow.WithPrompt(("referenceImages", TestRow.Image)));
        await stop.CancelAsync();

        await stage.StopAsync().WaitAsync(Clients.Patience);

        Assert.Empty(_checks);
    }

    [Fact]
    public async Task Takes_count_as_videos_and_their_seconds_as_often()
    {
        var totals = await RunAsync(
            new CheckOptions { Defaults = new RowDefaults(Count: 3) },
            TestRow.WithPrompt(("duration", 5)),
            TestRow.WithPrompt(("duration", 7), ("count", "2")),
            TestRow.WithPrompt(("count", 50)),
            TestRow.WithPrompt(("duration", 5), ("Count", "many")),
            TestRow.WithPrompt(("referenceVideos", TestRow.Video)));

        Assert.Equal([3, 2, 50, null, 3], _checks.Select(static check => check.Takes));
        Assert.Equal(new CheckTotals(5, 3, 1, 1, 58, 29, 53), totals);
        var problem = Assert.Single(_checks[3].Problems);
        Assert.Equal(("Count", "many", "must be a whole number of takes from 1 to 50"), (problem.Field, problem.Value, problem.Rule));
    }

    private static HttpResponseMessage File() => new() { Content = new ByteArrayContent(Png) };

    private static ReferenceChecker Checker(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) =>
        new(new ReferenceCheckOptions { Handler = new FileHandler(answer), Timeout = Clients.Patience });

    private async Task<CheckTotals> RunAsync(CheckOptions options, params VideoRow[] rows)
    {
        using var stage = new CheckStage(options, _checks.Add);
        foreach (var row in rows)
        {
            await stage.AddAsync(row);
        }

        await stage.CompleteAsync();
        return stage.Totals;
    }
}
