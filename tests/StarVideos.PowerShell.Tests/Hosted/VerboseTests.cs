using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

public sealed class VerboseTests : EngineTest
{
    [Fact]
    public async Task A_log_says_what_was_submitted_what_changed_and_what_was_saved()
    {
        using var folder = new TempFolder();
        Session.Set("folder", folder.Path);
        var run = (await RunAsync("New-StarVideoTask 'p' -Name shot -Verbose | Wait-StarVideoTask -PollInterval 1 -Verbose | Save-StarVideo -Path $folder -Verbose")).Clean();

        var id = Emulator.State.Tasks.All.Single().Id;
        Assert.Contains(run.Verbose, text => text.StartsWith("Submitted", StringComparison.Ordinal) && text.Contains(id, StringComparison.Ordinal) && text.Contains("shot", StringComparison.Ordinal));
        Assert.Contains(run.Verbose, text => text.Contains(id, StringComparison.Ordinal) && text.Contains("Queued -> Completed", StringComparison.Ordinal));
        Assert.Contains(run.Verbose, text => text.StartsWith("Saved", StringComparison.Ordinal) && text.Contains("shot.mp4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_verbose_nothing_is_said()
    {
        var run = (await RunAsync("New-StarVideoTask 'p' | Get-StarVideoTask")).Clean();

        Assert.Empty(run.Verbose);
        Assert.Empty(run.Debug);
        Assert.Empty(run.Information);
        Assert.Empty(run.Warnings);
        Assert.Empty(Session.Host.Screen.Lines);
    }

    [Fact]
    public async Task One_progress_bar_is_shown_while_waiting_and_is_taken_away()
    {
        await SubmitAsync("a", "b [polls:3]");
        var run = (await RunAsync("Wait-StarVideoTask -Id $ids -PollInterval 1")).Clean();

        Assert.Single(run.Progress.Select(record => record.ActivityId).Distinct());
        Assert.Contains(run.Progress, record => record.StatusDescription.EndsWith("1 of 2 done", StringComparison.Ordinal));
        Assert.Equal(System.Management.Automation.ProgressRecordType.Completed, run.Progress[^1].RecordType);
    }
}
