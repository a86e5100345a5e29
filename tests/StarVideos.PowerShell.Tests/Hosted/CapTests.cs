using System.Management.Automation;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>Caps on videos in the cmdlets: their parameters and their messages.</summary>
public sealed class CapTests : EngineTest, IDisposable
{
    private const string Variable = "STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY";

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, null);

    [Fact]
    public async Task Rows_beyond_a_cap_are_one_error_and_the_others_go_on()
    {
        var run = await RunAsync("1..7 | ForEach-Object { \"row $_\" } | New-StarVideoTask -MaximumVideos 3");
        var error = run.OneError("SpendingLimitReached").IsWellFormed();

        Assert.Equal(["row 1", "row 2", "row 3"], run.Tasks.Select(task => task.Prompt));
        Assert.Equal(3, Counters.CreatesReceived);
        Assert.Equal(ErrorCategory.LimitsExceeded, error.CategoryInfo.Category);
        Assert.Null(error.TargetObject);
        Assert.StartsWith("4 videos were not sent: the cap of this run is 3 videos (MaximumVideos), and 3 count. ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("with -Resume", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_error_says_sends_the_rest_and_pays_for_nothing_twice()
    {
        Session.Set("rows", Enumerable.Range(1, 7).Select(number => (object)$"row {number}").ToArray());
        (await RunAsync("$rows | New-StarVideoTask -Batch run -Resume -MaximumVideos 3 -WarningAction Ignore")).OneError("SpendingLimitReached");
        var run = (await RunAsync("$rows | New-StarVideoTask -Batch run -Resume -MaximumVideos 7 -WarningAction Ignore")).Clean();

        Assert.Equal(7, run.Tasks.Length);
        Assert.Equal(7, Counters.CreatesReceived);
    }

    [Fact]
    public async Task A_batch_whose_cap_is_reached_still_emits_what_was_accepted()
    {
        (await RunAsync("'a', 'b' | New-StarVideoTask -Batch run")).Clean();
        var run = await RunAsync("'new', 'a', 'b' | New-StarVideoTask -Batch run -Resume -MaximumVideos 2");

        run.OneError("SpendingLimitReached");
        Assert.Equal(["a", "b"], run.Tasks.Select(task => task.Prompt));
        Assert.Equal(2, Counters.CreatesReceived);
    }

    [Fact]
    public async Task Seconds_are_capped_and_a_reference_video_counts_for_ten()
    {
        var run = await RunAsync("New-StarVideoTask 'p' -ReferenceVideo https://example.com/v.mp4 -MaximumSeconds 9");
        var error = run.OneError("SpendingLimitReached");

        Assert.StartsWith("1 video was not sent: the cap of this run is 9 seconds of video (MaximumSeconds), and 0 count, and the next one counts for 10.", error.ToString(), StringComparison.Ordinal);
        AssertNothingSent();
        (await RunAsync("New-StarVideoTask 'p' -ReferenceVideo https://example.com/v.mp4 -MaximumSeconds 10")).Clean();
    }

    [Fact]
    public async Task WhatIf_with_caps_sends_and_counts_nothing()
    {
        (await RunAsync("Connect-StarVideo -BaseUri $base -ApiKey wrong-key -MaximumVideosPerDay 1; 'a', 'b' | New-StarVideoTask -Batch run -MaximumVideos 1 -MaximumSeconds 15 -WhatIf")).Clean();

        Assert.Equal(2, Session.Host.Screen.Lines.Count(line => line.StartsWith("What if", StringComparison.Ordinal)));
        AssertNothingSent();
        Assert.False(File.Exists(JournalPath));
    }

    [Theory]
    [InlineData("New-StarVideoTask 'p' -MaximumVideos")]
    [InlineData("New-StarVideoTask 'p' -MaximumSeconds")]
    [InlineData("Connect-StarVideo -MaximumVideosPerDay")]
    public async Task The_binder_refuses_what_is_no_number_from_one(string command)
    {
        foreach (var value in new[] { "0", "-1", "2.5", "many", "2147483648" })
        {
            var error = await CatchAsync($"{command} {value}");
            Assert.StartsWith("ParameterArgument", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        }

        AssertNothingSent();
    }

    [Fact]
    public async Task The_cap_of_a_session_holds_over_commands_with_and_without_a_label_and_is_shown()
    {
        Session.Set("secret", TestKey.Value);
        var run = (await RunAsync("Connect-StarVideo -BaseUri $base -ApiKey $secret -MaximumVideosPerDay 3 -PassThru; 'a', 'b' | New-StarVideoTask -Batch run; New-StarVideoTask 'c'")).Clean();
        var connection = run.Values<ConnectionInfo>().Single();
        var error = (await RunAsync("New-StarVideoTask 'd'")).OneError("SpendingLimitReached");

        Assert.Equal((3, "Connect-StarVideo"), (connection.MaximumVideosPerDay, connection.MaximumVideosPerDaySource));
        Assert.Equal(3, Counters.CreatesReceived);
        Assert.Contains("the cap is 3 videos within 24 hours (MaximumVideosPerDay), and 3 count in the journal", error.ToString(), StringComparison.Ordinal);

        // A new connection replaces the old one completely.
        (await RunAsync("Connect-StarVideo -BaseUri $base -ApiKey $secret; New-StarVideoTask 'd'")).Clean();
    }

    [Fact]
    public async Task The_environment_caps_what_a_session_may_set_and_says_so()
    {
        Environment.SetEnvironmentVariable(Variable, "2");
        Session.Set("secret", TestKey.Value);
        var run = (await RunAsync("Connect-StarVideo -BaseUri $base -ApiKey $secret -MaximumVideosPerDay 9 -PassThru; Connect-StarVideo -BaseUri $base -ApiKey $secret -MaximumVideosPerDay 1 -PassThru; Connect-StarVideo -BaseUri $base -ApiKey $secret; Get-StarVideoConnection")).Clean();

        Assert.Equal(
            [(2, "$env:" + Variable), (1, "Connect-StarVideo"), (2, "$env:" + Variable)],
            run.Values<ConnectionInfo>().Select(info => (info.MaximumVideosPerDay!.Value, info.MaximumVideosPerDaySource!)));
        Assert.Equal("-MaximumVideosPerDay 9 has no effect: $env:STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY caps at 2, and a session cannot raise that.", Assert.Single(run.Warnings));
        var capped = await RunAsync("'a', 'b', 'c' | New-StarVideoTask");
        Assert.Contains("(environment variable STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY)", capped.OneError("SpendingLimitReached").ToString(), StringComparison.Ordinal);

        // A changed variable applies from the next command on.
        Environment.SetEnvironmentVariable(Variable, "3");
        (await RunAsync("New-StarVideoTask 'c'")).Clean();
        Assert.Equal(3, Counters.CreatesReceived);
    }

    [Fact]
    public async Task A_variable_that_is_no_number_ends_what_would_submit_and_nothing_else()
    {
        var task = (await RunAsync("$task = New-StarVideoTask 'a'; $task")).Clean().Tasks.Single();
        Environment.SetEnvironmentVariable(Variable, "some");
        foreach (var command in new[] { "New-StarVideoTask 'p'", "Get-StarVideoConnection", "Connect-StarVideo -BaseUri $base -ApiKey any-key" })
        {
            var error = (await CatchAsync(command)).IsWellFormed();
            Assert.Equal("InvalidRequest", error.Id());
            Assert.Contains("STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY 'some'", error.ToString(), StringComparison.Ordinal);
        }

        var waited = (await RunAsync("Wait-StarVideoTask -Id $task.Id")).Clean();
        Assert.Equal(task.Id, waited.Tasks.Single().Id);
        Assert.Equal(1, Counters.CreatesReceived);
    }

    [Theory]
    [InlineData("Connect-StarVideo -BaseUri $base -ApiKey any-key -MaximumVideosPerDay 5; try { New-StarVideoTask 'p' } catch { $_ }")]
    [InlineData("try { New-StarVideoTask 'p' -Batch run -MaximumVideos 5 } catch { $_ }")]
    [InlineData("try { New-StarVideoTask 'p' -Batch run -MaximumSeconds 50 } catch { $_ }")]
    public async Task A_cap_that_is_counted_in_the_journal_needs_it(string script)
    {
        SetJournal("off");
        var run = (await RunAsync(script)).Clean();
        var error = Assert.Single(run.Values<ErrorRecord>()).IsWellFormed();

        Assert.Equal("JournalUnavailable", error.Id());
        Assert.Contains("Nothing was sent.", error.ToString(), StringComparison.Ordinal);
        AssertNothingSent();
    }
}
