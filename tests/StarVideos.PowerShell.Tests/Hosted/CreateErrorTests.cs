using System.Management.Automation;
using StarVideos.Emulator.Faults;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>The result of each unusual answer to a submission.</summary>
public sealed class CreateErrorTests : EngineTest
{
    private const string Unknown = "SubmissionOutcomeUnknown";

    /// <summary>The fault as words of a prompt, the expected error (null: a task), and how many creates are sent.</summary>
    private static readonly (string Fault, string? Error, int Sent)[] Cases =
    [
        ("refuse-200-code", "AuthenticationFailed", 1),
        ("refuse-200-msg", "RequestRejected", 1),
        ("400", "RequestRejected", 1),
        ("401", "AuthenticationFailed", 1),
        ("402", "RequestRejected", 1),
        ("403", "AccessDenied", 1),
        ("404", "EndpointNotFound", 1),
        ("422", "RequestRejected", 1),
        ("error-string", "RequestRejected", 1),
        ("error-object", "RequestRejected", 1),
        ("408", Unknown, 1),
        ("425", Unknown, 1),
        ("429 x2", null, 3),
        ("429 x*", "RateLimited", 5),
        ("429-date=0", null, 2),
        ("429-bare", null, 2),
        ("500", Unknown, 1),
        ("502", Unknown, 1),
        ("503", Unknown, 1),
        ("503-retry-after", Unknown, 1),
        ("503-accepted", Unknown, 1),
        ("504", Unknown, 1),
        ("redirect", Unknown, 1),
        ("redirect-303", Unknown, 1),
        ("cut-before", Unknown, 1),
        ("504-accepted", Unknown, 1),
        ("200-timeout", Unknown, 1),
        ("200-success", Unknown, 1),
        ("cut", Unknown, 1),
        ("cut-body", Unknown, 1),
        ("html-200", Unknown, 1),
        ("empty", Unknown, 1),
        ("huge", Unknown, 1),
        ("deep", Unknown, 1),
        ("no-id", Unknown, 1),
        ("bad-id", Unknown, 1),
        ("mcp-id", null, 1),
        ("wrapped", null, 1),
        ("nulls-absent", null, 1),
        ("extra", null, 1),
        ("delay=5", null, 1),
        ("slow=5", null, 1),
    ];

    /// <summary>"timeout" and "stall-body" are left out, because they take as long as the time limit of a submission.</summary>
    [Fact]
    public void Every_fault_of_the_emulator_has_a_case() =>
        Assert.Equal(
            FaultCatalog.Of(FaultStage.Create).Select(fault => fault.Name).Where(name => name is not ("timeout" or "stall-body")).Order(StringComparer.Ordinal),
            Cases.Select(item => item.Fault.Split(' ', '=')[0]).Distinct().Order(StringComparer.Ordinal));

    public static TheoryData<string, string?, int> Each
    {
        get
        {
            var data = new TheoryData<string, string?, int>();
            Array.ForEach(Cases, item => data.Add(item.Fault, item.Error, item.Sent));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Every_odd_answer_is_a_task_or_one_error_with_a_stable_id(string fault, string? id, int sent)
    {
        var prompt = $"p [create:{fault}]";
        var run = await RunAsync("$input | New-StarVideoTask -Verbose", prompt);

        Assert.Equal(sent, Counters.CreatesReceived);
        Assert.Equal(0, Counters.RedirectsFollowed);
        if (id is null)
        {
            Assert.Equal(prompt, Assert.Single(run.Clean().Tasks).Prompt);
            Assert.Equal(1, Counters.CreatesAccepted);
            Assert.Equal(sent - 1, run.Verbose.Count(text => text.Contains("Trying again", StringComparison.Ordinal)));
            return;
        }

        var error = run.OneError(id).IsWellFormed();
        Assert.Equal(id + ",StarVideos.PowerShell.Commands.NewStarVideoTaskCommand", error.FullyQualifiedErrorId);
        Assert.Equal(prompt, error.Target());
        Assert.Equal(id, Assert.IsType<StarVideosException>(error.Exception).Kind.ToString());
        Assert.Empty(run.Tasks);
        Assert.True(error.ToString().Length < 1500, "The message is not of a sane length.");
        Assert.DoesNotContain(error.ToString(), character => char.IsControl(character) && character is not '\n' and not '\r');
    }

    [Fact]
    public async Task An_unknown_outcome_says_that_the_video_may_be_billed_and_invites_no_blind_repetition()
    {
        var error = (await RunAsync("New-StarVideoTask 'p [create:cut]'")).OneError(Unknown).IsWellFormed();

        Assert.Equal(ErrorCategory.ProtocolError, error.CategoryInfo.Category);
        Assert.Contains("billed", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("again later", error.ErrorDetails.RecommendedAction, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("try again", error.ErrorDetails.RecommendedAction, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_words_of_the_service_are_shown()
    {
        var error = (await RunAsync("New-StarVideoTask 'p [create:402]'")).OneError("RequestRejected");

        Assert.Contains("The balance is too low", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("402", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("InsufficientBalance", ((StarVideosException)error.Exception).ServiceCode);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_one_error_and_nothing_was_sent()
    {
        // Five attempts take up to 15 seconds. One attempt is enough here, and the stop shows that nothing else was started.
        await Emulator.DisposeAsync();
        var running = Session.Start("New-StarVideoTask 'p' -Verbose 4>&1");
        await Eventually.HoldsAsync(() => running.OutputCount > 1, "the first attempt fails");
        var run = await running.StopAsync();

        Assert.Contains(run.Output, line => line!.ToString().Contains("nothing was sent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_rows_go_on_after_a_fault()
    {
        var run = await RunAsync("'a', 'b [create:500]', 'c [create:400]', 'd' | New-StarVideoTask");

        Assert.Equal(["a", "d"], run.Tasks.Select(task => task.Prompt));
        Assert.Equal([Unknown, "RequestRejected"], run.ErrorIds);
    }

    [Fact]
    public async Task ErrorAction_Stop_ends_at_the_first_error_and_submits_no_more()
    {
        var run = await RunAsync("1..20 | ForEach-Object { if ($_ -eq 2) { 'bad [create:400]' } else { \"row $_\" } } | New-StarVideoTask -ThrottleLimit 1 -ErrorAction Stop");

        Assert.Equal("RequestRejected", run.Terminating.Id());
        Assert.InRange(Counters.CreatesReceived, 2, 3);
        Assert.Single(run.Tasks);
    }

    [Fact]
    public async Task ErrorAction_Stop_can_be_caught_with_everything_on_the_record()
    {
        var error = await CatchAsync("New-StarVideoTask 'p [create:400]' -ErrorAction Stop");

        Assert.Equal("RequestRejected", error.IsWellFormed().Id());
        Assert.Equal("p [create:400]", error.Target());
    }

    [Fact]
    public async Task ErrorVariable_collects_and_ErrorAction_silences()
    {
        var run = await RunAsync("""
            'a', 'b [create:400]', 'c [create:422]' | New-StarVideoTask -ErrorVariable failed -ErrorAction SilentlyContinue | Out-Null
            $failed
            """);

        Assert.Equal(["RequestRejected", "RequestRejected"], run.Clean().Values<ErrorRecord>().Select(error => error.Id()));
    }
}
