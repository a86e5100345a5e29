using System.Management.Automation;

namespace StarVideos.PowerShell.Progress;

/// <summary>
/// Joins the commands of a pipeline, so that they share one progress bar. All of them run on one thread of one runspace, also those in script
/// blocks: all commands that run in a runspace at the same time are one run.
/// </summary>
internal sealed class PipelineProgress
{
    private readonly ProgressBar _bar = new();
    private RunInProgress? _run;

    /// <summary>Called on the pipeline thread when a command begins.</summary>
    /// <param name="cmdlet">The command.</param>
    /// <param name="stage">The stage of the command.</param>
    /// <param name="count">Returns the progress of the command; called about once a second.</param>
    /// <returns>The part of the command in the run. To be left when the command ends in any way.</returns>
    internal ProgressPart Join(PSCmdlet cmdlet, PipelineStage stage, Func<StageCounts> count)
    {
        // A function that wraps a command may be stopped and never end the command. A run of an earlier command line is therefore dropped.
        var commandLine = cmdlet.MyInvocation.HistoryId;
        if (_run is null || _run.IsOver || _run.CommandLine != commandLine)
        {
            _run = new RunInProgress(_bar, commandLine);
        }

        return _run.Join(cmdlet, stage, count);
    }
}
