namespace StarVideos;

/// <summary>The lengths a reference video can have, in seconds.</summary>
public static class ReferenceVideoDuration
{
    /// <summary>The shortest, in seconds.</summary>
    public const int Shortest = 3;

    /// <summary>The longest, in seconds.</summary>
    public const int Longest = 10;

    /// <summary>
    /// How far outside, in seconds, a length is not called wrong. A video that its maker calls one of ten seconds is often one of 10.04,
    /// for its last frame or its sound, and whether the service rounds is not documented.
    /// </summary>
    public const double Tolerance = 0.5;

    internal const string Rule = "must be a video of 3 to 10 seconds";
}
