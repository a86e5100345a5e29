namespace StarVideos.Time;

/// <summary>Random numbers, for any number of threads.</summary>
internal static class Jitter
{
#if NET
    /// <summary>0 (inclusive) to 1 (exclusive).</summary>
    internal static double Next() => Random.Shared.NextDouble();
#else
    private static readonly ThreadLocal<Random> Source = new(() => new Random(Guid.NewGuid().GetHashCode()));

    /// <summary>0 (inclusive) to 1 (exclusive).</summary>
    internal static double Next() => Source.Value!.NextDouble();
#endif
}
