using System.Management.Automation;

namespace StarVideos.PowerShell.Progress;

/// <summary>The part of one command in the progress of its pipeline. For the pipeline thread.</summary>
internal sealed class ProgressPart(RunInProgress run, PSCmdlet cmdlet, PipelineStage stage, Func<StageCounts> count)
{
    internal PipelineStage Stage => stage;

    internal StageCounts Counts => count();

    /// <summary>Shows the progress of the whole pipeline.</summary>
    internal void Show() => run.Show(cmdlet);

    /// <summary>The command has ended, or was stopped. To be called at least once.</summary>
    internal void Leave() => run.Leave(this);
}
