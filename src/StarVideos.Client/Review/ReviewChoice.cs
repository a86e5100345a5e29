namespace StarVideos;

/// <summary>The decision about a video.</summary>
public enum ReviewChoice
{
    /// <summary>No decision: the video was only rated.</summary>
    None,

    /// <summary>The video is kept.</summary>
    Keep,

    /// <summary>The video is not wanted.</summary>
    Reject,

    /// <summary>The video is to be made again, from the same or an edited request.</summary>
    Retake,
}
