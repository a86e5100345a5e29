using System.Management.Automation;
using StarVideos.Waiting;

namespace StarVideos.PowerShell.Output;

/// <summary>The one progress bar of a wait: how many of the tasks are done, and how long the oldest has been waited for.</summary>
internal sealed class WaitProgress(TaskWaiter waiter)
{
    private const int ActivityId = 1936;

    internal void Show(Cmdlet cmdlet)
    {
        var (done, taken) = (waiter.Done, waiter.Taken);
        if (taken == 0)
        {
            return;
        }

        var oldest = waiter.OldestAge is { } age ? $", oldest {TaskText.Span(age)}" : "";
        cmdlet.WriteProgress(new ProgressRecord(ActivityId, "Waiting for videos", $"{done} of {taken} done{oldest}")
        {
            PercentComplete = (int)(100L * done / taken),
        });
    }

    internal static void Hide(Cmdlet cmdlet) =>
        cmdlet.WriteProgress(new ProgressRecord(ActivityId, "Waiting for videos", "Done") { RecordType = ProgressRecordType.Completed });
}
