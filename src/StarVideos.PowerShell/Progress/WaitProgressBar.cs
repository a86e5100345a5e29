using System.Management.Automation;
using StarVideos.PowerShell.Output;

namespace StarVideos.PowerShell.Progress;

/// <summary>The one progress bar of a wait: how many of the tasks are done, and how long the oldest has been waited for.</summary>
internal sealed class WaitProgressBar(WaitStage stage)
{
    private const int ActivityId = 1936;
    private const string Activity = "Waiting for videos";

    private bool _isShown;

    internal void Show(Cmdlet cmdlet)
    {
        var (done, taken) = (stage.Done, stage.Taken);
        if (taken == 0)
        {
            return;
        }

        var oldest = stage.OldestWait is { } age ? $", oldest {Readable.Span(age)}" : "";
        _isShown = true;
        cmdlet.WriteProgress(new ProgressRecord(ActivityId, Activity, $"{done} of {taken} done{oldest}") { PercentComplete = (int)(100L * done / taken) });
    }

    /// <summary>Only takes off the screen what was put there.</summary>
    internal void Hide(Cmdlet cmdlet)
    {
        if (_isShown)
        {
            cmdlet.WriteProgress(new ProgressRecord(ActivityId, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
