namespace StarVideos;

/// <summary>
/// How many takes of a row can be requested. Each take is a task of its own and is paid for. The service has no seed, so takes differ by chance.
/// </summary>
public static class VideoTakes
{
    /// <summary>The fewest.</summary>
    public const int Fewest = 1;

    /// <summary>The most.</summary>
    public const int Most = 50;

    internal const string Field = "count";

    internal const string Rule = "must be a whole number of takes from 1 to 50";
}
