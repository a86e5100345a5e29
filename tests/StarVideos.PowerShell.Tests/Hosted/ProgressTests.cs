using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>The progress bar: one for a pipeline with any commands, removed when the pipeline ends.</summary>
public sealed class ProgressTests : StopTest
{
    [Fact]
    public async Task A_whole_pipeline_has_one_bar_from_the_first_submission_to_the_last_file()
    {
        using var folder = new TempFolder();
        Session.Set("folder", folder.Path);
        var running = Session.Start(
            "'a', 'b [polls:3]', 'c [polls:3] [create:delay=2500]', 'd [end:failed]' | New-StarVideoTask | Wait-StarVideoTask -PollInterval 1 | Save-StarVideo -Path $folder");
        var run = await running.Completion;

        Assert.Equal(["VideoTaskFailed"], run.ErrorIds);
        var shown = Shown();
        Assert.Single(shown.Select(record => record.Bar).Distinct());
        Assert.Single(shown.Select(record => record.Activity).Distinct());
        Assert.Contains(shown, record => record.Says("of 4 submitted, "));
        Assert.Contains(shown, record => record.Says("4 submitted, ") && record.Says(" waiting (oldest ") && record.Says(" of 4 saved"));
        Assert.Contains(shown, record => record.Says("1 failed"));
        AssertClosed(1);
    }

    [Fact]
    public async Task Submitting_alone_has_a_bar()
    {
        var running = Session.Start("'a', 'b', 'c [create:delay=2500]' | New-StarVideoTask");
        (await running.Completion).Clean();

        var shown = Shown();
        Assert.Single(shown.Select(record => record.Bar).Distinct());
        Assert.Contains(shown, record => record is { Status: "2 of 3 submitted", Percent: 66, Type: ProgressRecordType.Processing });
        AssertClosed(1);
    }

    [Fact]
    public async Task Rows_that_were_found_in_the_journal_are_not_said_to_be_submitted()
    {
        (await RunAsync("'a', 'b' | New-StarVideoTask -Batch night")).Clean();
        (await RunAsync("'a', 'b', 'c [create:delay=2500]' | New-StarVideoTask -Batch night -Resume")).Clean();

        Assert.Contains(Shown(), record => record is { Status: "0 of 1 submitted, 2 resumed", Percent: 66 });
    }

    [Fact]
    public async Task Rows_that_were_declined_and_rows_that_failed_are_not_waited_for()
    {
        foreach (var answer in new[] { "&No", "&Yes", "&Yes" })
        {
            Session.Host.Screen.Answers.Enqueue(answer);
        }

        var run = await RunAsync("'a', 'b [create:400]', 'c [create:delay=2500]' | New-StarVideoTask -Confirm");

        Assert.Single(run.Errors);
        Assert.Contains(Shown(), record => record is { Status: "0 of 2 submitted, 1 failed", Percent: 50 });
    }

    [Fact]
    public async Task Downloads_say_how_much_of_them_is_there()
    {
        using var folder = new TempFolder();
        Session.Set("folder", folder.Path);
        await SubmitAsync("a", "b [media:delay=2500]");
        await RunAsync("$done = $ids | Wait-StarVideoTask -PollInterval 1");
        Session.Host.Screen.Progress.Clear();
        (await RunAsync("$done | Save-StarVideo -Path $folder")).Clean();

        Assert.Contains(Shown(), record => record.Status.StartsWith("1 of 2 saved", StringComparison.Ordinal) && record.Percent is >= 50 and < 100);
        AssertClosed(1);
    }

    [Fact]
    public async Task What_commands_in_a_script_block_counted_stays_counted()
    {
        using var folder = new TempFolder();
        Session.Set("folder", folder.Path);
        var script = """
            'a', 'b', 'c [create:delay=2500]' | New-StarVideoTask -ThrottleLimit 1 |
                ForEach-Object { $_ | Wait-StarVideoTask -PollInterval 1 | Save-StarVideo -Path $folder }
            """;
        (await RunAsync(script)).Clean();

        var shown = Shown();
        Assert.Single(shown.Select(record => record.Bar).Distinct());
        Assert.Contains(shown, record => record.Says("2 of 3 submitted, 0 waiting, 2 of 3 saved"));
        AssertClosed(1);
    }

    [Fact]
    public async Task A_bar_of_two_runspaces_is_two_bars()
    {
        using var other = new EngineSession();
        other.Set("base", Emulator.BaseUri);
        other.Set("key", TestKey.Value);
        (await other.RunAsync("Connect-StarVideo -ApiKey $key -BaseUri $base")).Clean();
        const string Script = "'a [create:delay=2500]' | New-StarVideoTask";
        var running = other.Start(Script);
        (await RunAsync(Script)).Clean();
        (await running.Completion).Clean();

        var mine = Assert.Single(Shown().Select(record => record.Bar).Distinct());
        var others = Assert.Single(other.Host.Screen.Progress.Select(record => record.Bar).Distinct());
        Assert.NotEqual(mine.SourceId, others.SourceId);
        Assert.NotEqual(mine.ActivityId, others.ActivityId);
    }

    [Fact]
    public async Task Parallel_branches_do_not_overwrite_each_others_bars()
    {
        Session.Set("module", EngineSession.ModulePath);
        Session.Set("key", TestKey.Value);
        var run = await RunAsync("""
            1..2 | ForEach-Object -ThrottleLimit 2 -Parallel {
                Import-Module $using:module
                New-StarVideoTask "p$_ [create:delay=2500]" -ApiKey $using:key -BaseUri $using:base
            }
            """);
        run.Clean();

        Assert.Equal(2, Shown().Where(record => record.Says("0 of 1 submitted")).Select(record => record.Bar).Distinct().Count());
        AssertClosed(2);
    }

    [Theory]
    [InlineData("@ | Select-Object -First 1")]
    [InlineData("@ | ForEach-Object { throw 'enough' }")]
    [InlineData("foreach ($i in 1) { @ | ForEach-Object { break } }")]
    [InlineData("try { @ | ForEach-Object { throw 'enough' } } catch { 'caught' }")]
    public async Task An_early_end_closes_the_bar_and_the_next_run_begins_from_zero(string line)
    {
        await RunAsync(line.Replace("@", "'a [polls:2]', 'b [polls:100]', 'c [polls:100]' | New-StarVideoTask | Wait-StarVideoTask -PollInterval 1", StringComparison.Ordinal));
        Assert.NotEmpty(Shown());
        AssertClosed(1);

        await AssertNextRunBeginsFromZeroAsync();
    }

    [Fact]
    public async Task Ctrl_C_closes_the_bar_and_the_next_run_begins_from_zero()
    {
        using var folder = new TempFolder();
        Session.Set("folder", folder.Path);
        var running = Session.Start("'a [polls:100]', 'b [polls:100]' | New-StarVideoTask | Wait-StarVideoTask -PollInterval 1 | Save-StarVideo -Path $folder");
        await Eventually.HoldsAsync(() => !Session.Host.Screen.Progress.IsEmpty, "a bar is shown");
        await StopPromptlyAsync(running);
        AssertClosed(1);

        await AssertNextRunBeginsFromZeroAsync();
    }

    [Fact]
    public async Task A_pipeline_that_was_never_ended_is_not_counted_with_the_next_command_line()
    {
        (await RunAsync("""
            $steps = { New-StarVideoTask -InputObject 'a' }.GetSteppablePipeline()
            $steps.Begin($false)
            $now = Get-Date
            [pscustomobject]@{ CommandLine = 'a command line'; ExecutionStatus = 'Completed'; StartExecutionTime = $now; EndExecutionTime = $now } | Add-History
            """)).Clean();
        (await RunAsync("Wait-StarVideoTask -Id video_none_1 -PollInterval 1 -ErrorAction SilentlyContinue")).Clean();

        Assert.NotEmpty(Shown());
        Assert.All(Shown(), record => Assert.False(record.Says("submitted")));
        AssertClosed(1);
    }

    [Theory]
    [InlineData("$ProgressPreference = 'SilentlyContinue'", "")]
    [InlineData("$ProgressPreference = 'Ignore'", "")]
    [InlineData("", "-ProgressAction SilentlyContinue")]
    public async Task Who_wants_no_bar_gets_none(string before, string parameter)
    {
        (await RunAsync($"{before}; 'a [create:delay=2500]' | New-StarVideoTask {parameter}")).Clean();
        Assert.Empty(Shown());
    }

    [Fact]
    public async Task A_silent_last_command_does_not_leave_the_bar_of_the_others_behind()
    {
        (await RunAsync("'a [create:delay=2500]' | New-StarVideoTask | Wait-StarVideoTask -PollInterval 1 -ProgressAction SilentlyContinue")).Clean();
        Assert.NotEmpty(Shown());
        AssertClosed(1);
    }

    [Fact]
    public async Task A_host_without_a_screen_gets_the_records_and_nothing_breaks()
    {
        using var runspace = RunspaceFactory.CreateRunspace(EngineSession.State());
        runspace.Open();
        runspace.SessionStateProxy.SetVariable("base", Emulator.BaseUri);
        runspace.SessionStateProxy.SetVariable("key", TestKey.Value);
        using var shell = System.Management.Automation.PowerShell.Create(runspace);
        shell.AddScript("'a [polls:2]', 'b [polls:100]' | New-StarVideoTask -ApiKey $key -BaseUri $base | Wait-StarVideoTask -ApiKey $key -BaseUri $base -PollInterval 1 | Select-Object -First 1");
        Assert.Single(await shell.InvokeAsync());

        Assert.Empty(shell.Streams.Error);
        Assert.Equal(ProgressRecordType.Completed, shell.Streams.Progress[^1].RecordType);
    }

    [Fact]
    public async Task A_run_of_less_than_a_second_has_no_bar()
    {
        await SubmitAsync("a", "b", "c");
        await RunAsync("$done = $ids | Wait-StarVideoTask -PollInterval 1");

        // Results wake the pipeline thread like a tick. A busy machine may need more than one attempt.
        var clock = new Stopwatch();
        var attempts = 0;
        do
        {
            Assert.True(++attempts < 30, "Not one run took less than a second.");
            Session.Host.Screen.Progress.Clear();
            clock.Restart();
            (await RunAsync("'x', 'y' | New-StarVideoTask | Out-Null; $done | Wait-StarVideoTask | Out-Null; New-StarVideoTask 'p' -WhatIf")).Clean();
        }
        while (clock.Elapsed > TimeSpan.FromSeconds(0.8));

        Assert.Empty(Shown());
    }

    private ShownProgress[] Shown() => [.. Session.Host.Screen.Progress];

    /// <summary>Asserts that so many bars were removed, each once and after its last update.</summary>
    private void AssertClosed(int bars)
    {
        Assert.Equal(bars, Shown().Count(record => record.Type == ProgressRecordType.Completed));
        Assert.All(Shown().GroupBy(record => record.Bar), bar => Assert.Equal(ProgressRecordType.Completed, bar.Last().Type));
    }

    private async Task AssertNextRunBeginsFromZeroAsync()
    {
        Session.Host.Screen.Progress.Clear();
        (await RunAsync("'next [create:delay=2500]' | New-StarVideoTask")).Clean();
        Assert.Contains(Shown(), record => record.Status == "0 of 1 submitted");
        AssertClosed(1);
    }
}
