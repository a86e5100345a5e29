using System.Management.Automation;

namespace StarVideos.PowerShell.Progress;

/// <summary>A progress bar of a command: takes off the screen only what it has put there.</summary>
internal sealed class ProgressBar(int activityId, string activity)
{
    private bool _isShown;

    /// <param name="cmdlet">Whose bar it is; called on the pipeline thread.</param>
    /// <param name="status">What is done so far.</param>
    /// <param name="percent">0 to 100, or -1 where it is not known.</param>
    internal void Show(Cmdlet cmdlet, string status, int percent)
    {
        _isShown = true;
        cmdlet.WriteProgress(new ProgressRecord(activityId, activity, status) { PercentComplete = percent });
    }

    internal void Hide(Cmdlet cmdlet)
    {
        if (_isShown)
        {
            cmdlet.WriteProgress(new ProgressRecord(activityId, activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
