namespace StarVideos.Http;

/// <summary>How long an answer may be waited for.</summary>
internal static class TimeLimit
{
    /// <summary>Timers of .NET Framework end a little later.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    /// <exception cref="InvalidRequestException">No timer can be set to it.</exception>
    internal static TimeSpan Check(string name, TimeSpan value) =>
        value.TotalMilliseconds >= 1 && value <= Longest ? value : throw new InvalidRequestException(name, value, "must be from 1 millisecond to 24 days");
}
