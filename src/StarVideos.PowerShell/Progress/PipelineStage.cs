namespace StarVideos.PowerShell.Progress;

/// <summary>What a command does with the videos of a pipeline, in the order in which they go through it.</summary>
internal enum PipelineStage
{
    /// <summary>Submits them.</summary>
    Submit,

    /// <summary>Waits until they are made.</summary>
    Wait,

    /// <summary>Saves them.</summary>
    Save,
}
