using System.Management.Automation;

namespace StarVideos.PowerShell.Progress;

/// <summary>What one command adds to the progress of its pipeline. For the pipeline thread.</summary>
internal sealed class ProgressPart(RunInProgress run, PSCmdlet cmdlet, PipelineStage stage, Func<StageCounts> count)
{
    internal PipelineStage Stage => stage;

    internal StageCounts Counts => count();

    /// <summary>Shows how far the whole pipeline is.</summary>
    internal void Show() => run.Show(cmdlet);

    /// <summary>The command has ended, or was stopped. To be called at least once.</summary>
    internal void Leave() => run.Leave(this);
}
