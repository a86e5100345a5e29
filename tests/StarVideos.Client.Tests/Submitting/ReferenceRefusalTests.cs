using System.Net;
using StarVideos.Client.Tests.References;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Submitting;

/// <summary>References are checked before a row is sent, if the options ask for it.</summary>
public sealed class ReferenceRefusalTests : Bench
{
    private readonly List<SubmitResult> _results = [];
    private readonly List<string> _warnings = [];

    [Fact]
    public async Task A_proven_problem_is_an_error_of_the_row_and_nothing_is_sent_or_recorded_for_it()
    {
        using var checker = Checker(static request => request.RequestUri!.AbsolutePath == "/gone.png" ? HttpStatusCode.NotFound : HttpStatusCode.ServiceUnavailable);
        var options = new SubmitOptions { Batch = "run", References = checker, MaximumVideos = 1 };

        await RunAsync(options, TestRow.WithPrompt(("Reference Images", "https://example.com/gone.png")), TestRow.WithPrompt(("Reference Images", "https://example.com/busy.png")));

        var refused = Assert.IsType<InvalidRequestException>(_results[0].Error);
        Assert.Equal(("Reference Images", "https://example.com/gone.png"), (refused.Field, refused.Value));
        Assert.Contains("404", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(_results[1].Task);
        Assert.Equal(1, Counters.CreatesReceived);
        Assert.Single(Journal.Submissions());
        Assert.Contains("503", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_was_accepted_earlier_is_not_looked_at_again()
    {
        await RunAsync(new SubmitOptions { Batch = "run" }, TestRow.WithPrompt(("Reference Images", "https://example.com/gone.png")));
        using var checker = Checker(static _ => HttpStatusCode.NotFound);

        await RunAsync(new SubmitOptions { Batch = "run", Resume = true, References = checker }, TestRow.WithPrompt(("Reference Images", "https://example.com/gone.png")));

        Assert.True(_results[1].WasResumed);
        Assert.Equal(0, checker.Addresses);
    }

    /// <summary>When the question fails, its place under the cap is free again: the next row must neither wait for it nor find it taken.</summary>
    [Fact]
    public async Task A_question_that_fails_takes_no_place_under_a_cap()
    {
        var options = new SubmitOptions
        {
            Batch = "run",
            MaximumVideos = 1,
            Confirm = static row => row.RowNumber == 1 ? throw new InvalidOperationException("Nobody is there.") : Task.FromResult(true),
        };
        using var stage = new SubmitStage(Client, options, _results.Add);
        await Assert.ThrowsAsync<InvalidOperationException>(() => stage.AddAsync(TestRow.WithPrompt()));

        await stage.AddAsync(TestRow.WithPrompt()).WaitAsync(Clients.Patience);
        await stage.CompleteAsync();

        Assert.NotNull(Assert.Single(_results).Task);
    }

    private static ReferenceChecker Checker(Func<HttpRequestMessage, HttpStatusCode> status) => new(new ReferenceCheckOptions
    {
        Handler = new FileHandler((request, _) => Task.FromResult(new HttpResponseMessage(status(request)))),
        Timeout = Clients.Patience,
    });

    private async Task RunAsync(SubmitOptions options, params VideoRow[] rows)
    {
        using var stage = new SubmitStage(Client, options, _results.Add, new StageNotices { Warning = _warnings.Add });
        foreach (var row in rows)
        {
            await stage.AddAsync(row);
        }

        await stage.CompleteAsync();
    }
}
