using System.Management.Automation;
using StarVideos.PowerShell.Output;

namespace StarVideos.PowerShell.Progress;

/// <summary>The one progress bar of a wait: how many of the tasks are done, and how long the oldest has been waited for.</summary>
internal sealed class WaitProgressBar(WaitStage stage)
{
    private readonly ProgressBar _bar = new(1936, "Waiting for videos");

    internal void Show(Cmdlet cmdlet)
    {
        var (done, taken) = (stage.Done, stage.Taken);
        if (taken > 0)
        {
            var oldest = stage.OldestWait is { } age ? $", oldest {Readable.Span(age)}" : "";
            _bar.Show(cmdlet, $"{done} of {taken} done{oldest}", (int)(100L * done / taken));
        }
    }

    internal void Hide(Cmdlet cmdlet) => _bar.Hide(cmdlet);
}
