namespace StarVideos;

/// <summary>What was decided of a video.</summary>
public enum ReviewChoice
{
    /// <summary>Nothing: it was only rated.</summary>
    None,

    /// <summary>It is kept.</summary>
    Keep,

    /// <summary>It is not wanted.</summary>
    Reject,

    /// <summary>It is to be made again, perhaps from an edited request.</summary>
    Retake,
}
