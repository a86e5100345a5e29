using StarVideos.Emulator;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

public sealed class CtrlCWhileSavingTests : StopTest
{
    /// <summary>A download would take a hundred seconds.</summary>
    private protected override EmulatorOptions Options => base.Options with { MediaSize = 10_000_000, MediaRate = 100_000 };

    [Fact]
    public async Task Downloads_end_at_once_and_leave_nothing_behind()
    {
        using var folder = new TempFolder();
        Session.Set("folder", folder.Path);
        await SubmitAsync("a", "b", "c");
        var running = Session.Start("Get-StarVideoTask -Id $ids | Save-StarVideo -Path $folder -ThrottleLimit 2");
        await Eventually.HoldsAsync(() => Counters.MediaRequests == 2 && folder.Files.Length == 2, "two downloads have begun");
        var run = await StopPromptlyAsync(running);

        Assert.Empty(run.Output);
        Assert.Empty(run.Errors);
        Assert.Empty(folder.Files);
        Assert.Contains("Save-StarVideo -Id", LastWords, StringComparison.Ordinal);
        Assert.All(Emulator.State.Tasks.All, task => Assert.Contains(task.Id, LastWords, StringComparison.Ordinal));
        await AssertAllIsOverAsync();
    }
}
