namespace StarVideos;

/// <summary>The lengths a video can have, in whole seconds.</summary>
public static class VideoDuration
{
    /// <summary>The shortest, in seconds.</summary>
    public const int Shortest = 3;

    /// <summary>The longest, in seconds.</summary>
    public const int Longest = 15;

    /// <summary>The rule as a sentence without a full stop.</summary>
    internal static string Rule { get; } = FormattableString.Invariant($"must be a whole number of seconds from {Shortest} to {Longest}");
}
