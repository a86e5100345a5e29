namespace StarVideos.Waiting;

/// <summary>When to ask next.</summary>
internal static class PollInterval
{
    /// <summary>Old tasks are asked about this rarely, unless the caller chose to ask more rarely still.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Grows with the age of a task: an answer that comes later by a twentieth of the time already waited is not missed.
    /// Jitter of a tenth keeps tasks that were submitted together from being polled together for ever.
    /// </summary>
    /// <param name="chosen">What the caller chose for young tasks.</param>
    /// <param name="age">How old the task is.</param>
    /// <param name="jitter">0 (inclusive) to 1 (exclusive).</param>
    internal static TimeSpan Next(TimeSpan chosen, TimeSpan age, double jitter)
    {
        var grown = Math.Min(age.TotalSeconds / 20, Longest.TotalSeconds);
        return TimeSpan.FromSeconds(Math.Max(chosen.TotalSeconds, grown) * (0.9 + (0.2 * jitter)));
    }
}
