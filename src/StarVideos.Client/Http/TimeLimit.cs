namespace StarVideos.Http;

/// <summary>Checks a time limit for an answer.</summary>
internal static class TimeLimit
{
    /// <summary>The longest timers of .NET Framework are a little longer than this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    /// <exception cref="InvalidRequestException">No timer can have this length.</exception>
    internal static TimeSpan Check(string name, TimeSpan value) =>
        value.TotalMilliseconds >= 1 && value <= Longest ? value : throw new InvalidRequestException(name, value, "must be from 1 millisecond to 24 days");
}
