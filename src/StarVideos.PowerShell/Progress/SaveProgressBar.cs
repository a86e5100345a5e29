using System.Management.Automation;
using StarVideos.PowerShell.Output;

namespace StarVideos.PowerShell.Progress;

/// <summary>The one progress bar of a run of downloads: how many are done, and how many bytes the others have.</summary>
internal sealed class SaveProgressBar(SaveStage stage)
{
    private readonly ProgressBar _bar = new(1937, "Saving videos");

    internal void Show(Cmdlet cmdlet)
    {
        var progress = stage.Progress;
        var bytes = progress.Total > 0 ? $", {Readable.Size(progress.Received)} of {Readable.Size(progress.Total)}" : "";
        _bar.Show(cmdlet, $"{progress.Done} of {progress.Taken} done{bytes}", Percent(progress));
    }

    internal void Hide(Cmdlet cmdlet) => _bar.Hide(cmdlet);

    private static int Percent(SaveProgress progress)
    {
        var running = progress.Total > 0 ? (double)progress.Running * progress.Received / progress.Total : 0;
        return progress.Taken == 0 ? -1 : (int)Math.Min(100, 100 * (progress.Done + running) / progress.Taken);
    }
}
