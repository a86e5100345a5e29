using System.Text.RegularExpressions;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>
/// A user who reads only the message about an unknown outcome, and follows it word by word, has paid each row exactly once at the end. The
/// emulator's list of tasks is used as the service's own console.
/// </summary>
public sealed partial class UnknownOutcomeTests : StopTest
{
    [Theory]
    [InlineData("create:cut", "")]
    [InlineData("create:cut", "-Batch 'it''s [1] `n'")]
    [InlineData("create:504-accepted", "-Resume")]
    [InlineData("create:500", "")]
    [InlineData("create:500", "-Batch run")]
    [InlineData("create:cut-before", "-Batch run -Resume")]
    public async Task The_error_of_the_run_ends_with_one_payment(string fault, string parameters)
    {
        Emulator.AddFault(fault);
        var error = (await RunAsync($"New-StarVideoTask 'the row' {parameters}")).OneError("SubmissionOutcomeUnknown");

        await FollowAsync(error.ToString(), "the row");

        await AssertPaidOnceAsync($"New-StarVideoTask 'the row' {WithResume(parameters)}", "the row");
    }

    [Theory]
    [InlineData("create:cut", "")]
    [InlineData("create:cut", "-Batch run")]
    [InlineData("create:500", "")]
    [InlineData("create:500", "-Batch run")]
    public async Task The_error_of_a_resumed_run_ends_with_one_payment(string fault, string parameters)
    {
        Emulator.AddFault(fault);
        (await RunAsync($"New-StarVideoTask 'the row' {parameters}")).OneError("SubmissionOutcomeUnknown");
        var error = (await RunAsync($"New-StarVideoTask 'the row' {WithResume(parameters)}")).OneError("SubmissionOutcomeUnknown");

        await FollowAsync(error.ToString(), "the row");

        await AssertPaidOnceAsync($"New-StarVideoTask 'the row' {WithResume(parameters)}", "the row");
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Batch 'it''s [1]'")]
    public async Task The_last_words_of_a_run_that_was_stopped_end_with_one_payment_for_each_row(string parameters)
    {
        string[] rows = ["made [create:cut]", "lost [create:500]", "more [create:timeout]"];
        Session.Set("rows", rows);
        var running = Session.Start($"$rows | New-StarVideoTask -ThrottleLimit 3 {parameters}");
        await Eventually.HoldsAsync(() => Counters.CreatesReceived == 3 && Unknown() == 2, "two have ended and one has not");
        await running.StopAsync();
        Assert.Equal(3, Unknown());

        var listing = Printed("Get-StarVideoSubmission").Match(LastWords);
        Assert.True(listing.Success, LastWords);
        foreach (var row in rows)
        {
            var listed = (await RunAsync(listing.Value)).Clean().Values<VideoSubmission>();
            await FollowAsync(LastWords.Replace("<SubmissionId>", listed.Single(submission => submission.Prompt == row).SubmissionId, StringComparison.Ordinal), row);
        }

        var run = (await RunAsync($"$rows | New-StarVideoTask {WithResume(parameters)}")).Clean();
        Assert.Equal(rows, run.Tasks.Select(static task => task.Prompt));
        Assert.Equal(rows.Order(), Emulator.State.Tasks.All.Select(static task => task.Request.Prompt).Order());
    }

    [Fact]
    public async Task Without_a_journal_nothing_is_promised_that_only_a_journal_can_do()
    {
        SetJournal("off");
        Emulator.AddFault("create:cut");

        var error = (await RunAsync("New-StarVideoTask 'the row'")).OneError("SubmissionOutcomeUnknown");

        Assert.DoesNotContain("Resolve-StarVideoSubmission", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("console", error.ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex("If it is there: (?<there>.+?)\\. If it is not: (?<gone>.+?)\\.|For a video that is there: (?<there>.+?)\\. For one that is not: (?<gone>.+?)\\.")]
    private static partial Regex Choice();

    private int Unknown() => VideoJournal.Open(JournalPath).Submissions().Count(static submission => submission.Outcome == SubmissionOutcome.Unknown);

    private static Regex Printed(string command) => new($@"{command} .*?(?=\. For a video)");

    private static string WithResume(string parameters) => parameters.Contains("-Resume", StringComparison.Ordinal) ? parameters : parameters + " -Resume";

    /// <summary>Looks for the video of the row at the service, and does what the message says for that case.</summary>
    private async Task FollowAsync(string message, string row)
    {
        var choice = Choice().Match(message);
        Assert.True(choice.Success, message);
        var made = Emulator.State.Tasks.All.SingleOrDefault(task => task.Request.Prompt == row);
        var command = made is null ? choice.Groups["gone"].Value : choice.Groups["there"].Value.Replace("<id of the video>", made.Id, StringComparison.Ordinal);
        Session.Host.Screen.Answers.Enqueue("&Yes");

        var settled = (await RunAsync(command)).Clean().Values<VideoSubmission>();

        Assert.Equal(made is null ? SubmissionOutcome.Rejected : SubmissionOutcome.Created, Assert.Single(settled).Outcome);
        Assert.Equal(made is null, Session.Host.Screen.Answers.IsEmpty);
        Session.Host.Screen.Answers.Clear();
    }

    private async Task AssertPaidOnceAsync(string command, string row)
    {
        Emulator.ClearFaults();
        var task = Assert.Single((await RunAsync(command)).Clean().Tasks);

        Assert.Equal(row, task.Prompt);
        Assert.Equal(task.Id, Assert.Single(Emulator.State.Tasks.All).Id);
        Assert.Equal(task.Id, Assert.Single((await RunAsync(command)).Clean().Tasks).Id);
        Assert.Single(Emulator.State.Tasks.All);
    }
}
