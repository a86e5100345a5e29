using System.Management.Automation;
using StarVideos.PowerShell.Output;

namespace StarVideos.PowerShell.Progress;

/// <summary>The one progress bar of a run of downloads: how many are done, and how many bytes the others have.</summary>
internal sealed class SaveProgressBar(SaveStage stage)
{
    private const int ActivityId = 1937;
    private const string Activity = "Saving videos";

    private bool _isShown;

    internal void Show(Cmdlet cmdlet)
    {
        var progress = stage.Progress;
        var bytes = progress.Total > 0 ? $", {Readable.Size(progress.Received)} of {Readable.Size(progress.Total)}" : "";
        _isShown = true;
        cmdlet.WriteProgress(new ProgressRecord(ActivityId, Activity, $"{progress.Done} of {progress.Taken} done{bytes}") { PercentComplete = Percent(progress) });
    }

    /// <summary>Only takes off the screen what was put there.</summary>
    internal void Hide(Cmdlet cmdlet)
    {
        if (_isShown)
        {
            cmdlet.WriteProgress(new ProgressRecord(ActivityId, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private static int Percent(SaveProgress progress)
    {
        var running = progress.Total > 0 ? (double)progress.Running * progress.Received / progress.Total : 0;
        return progress.Taken == 0 ? -1 : (int)Math.Min(100, 100 * (progress.Done + running) / progress.Taken);
    }
}
