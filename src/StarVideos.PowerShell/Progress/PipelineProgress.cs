using System.Management.Automation;

namespace StarVideos.PowerShell.Progress;

/// <summary>
/// Brings together the commands of a pipeline, so that they share one progress bar. All of them run on one thread of one runspace, those
/// in script blocks as well: what runs in a runspace at a time is one run.
/// </summary>
internal sealed class PipelineProgress
{
    private readonly ProgressBar _bar = new();
    private RunInProgress? _run;

    /// <summary>Called on the pipeline thread when a command begins.</summary>
    /// <param name="cmdlet">The command.</param>
    /// <param name="stage">What it does.</param>
    /// <param name="count">How far it is; called about once a second.</param>
    /// <returns>Its part of the run, to be left when the command ends, however it ends.</returns>
    internal ProgressPart Join(PSCmdlet cmdlet, PipelineStage stage, Func<StageCounts> count)
    {
        // A function that wraps a command and is stopped may never end it. What it left behind belongs to an earlier command line.
        var commandLine = cmdlet.MyInvocation.HistoryId;
        if (_run is null || _run.IsOver || _run.CommandLine != commandLine)
        {
            _run = new RunInProgress(_bar, commandLine);
        }

        return _run.Join(cmdlet, stage, count);
    }
}
