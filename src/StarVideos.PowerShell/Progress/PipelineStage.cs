namespace StarVideos.PowerShell.Progress;

/// <summary>The stages of a pipeline, in the order in which videos go through them.</summary>
internal enum PipelineStage
{
    /// <summary>Submitting.</summary>
    Submit,

    /// <summary>Waiting until the videos are made.</summary>
    Wait,

    /// <summary>Saving.</summary>
    Save,
}
