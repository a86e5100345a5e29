namespace StarVideos;

/// <summary>The lengths a reference video can have, in seconds.</summary>
public static class ReferenceVideoDuration
{
    /// <summary>The shortest, in seconds.</summary>
    public const int Shortest = 3;

    /// <summary>The longest, in seconds.</summary>
    public const int Longest = 10;

    /// <summary>
    /// How far, in seconds, a length may be outside the limits without being an error. A video that is called "10 seconds" is often 10.04
    /// seconds long, because of its last frame or its sound, and it is not documented whether the service rounds.
    /// </summary>
    public const double Tolerance = 0.5;

    internal const string Rule = "must be a video of 3 to 10 seconds";
}
