namespace StarVideos;

/// <summary>The lengths a video can have, in whole seconds.</summary>
public static class VideoDuration
{
    /// <summary>The shortest, in seconds.</summary>
    public const int Shortest = 3;

    /// <summary>The longest, in seconds.</summary>
    public const int Longest = 15;

    internal const string Rule = "must be a whole number of seconds from 3 to 15";
}
