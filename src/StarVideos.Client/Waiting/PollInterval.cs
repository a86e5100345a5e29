namespace StarVideos.Waiting;

/// <summary>Computes the time until the next poll.</summary>
internal static class PollInterval
{
    /// <summary>The interval for old tasks, unless the caller chose a longer one.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The interval grows with the age of a task, to a twentieth of its age: for an old task, such a delay does not matter. Jitter of a tenth
    /// prevents that tasks that were submitted together are always polled together.
    /// </summary>
    /// <param name="chosen">The interval that the caller chose for young tasks.</param>
    /// <param name="age">The age of the task.</param>
    /// <param name="jitter">0 (inclusive) to 1 (exclusive).</param>
    internal static TimeSpan Next(TimeSpan chosen, TimeSpan age, double jitter)
    {
        var grown = Math.Min(age.TotalSeconds / 20, Longest.TotalSeconds);
        return TimeSpan.FromSeconds(Math.Max(chosen.TotalSeconds, grown) * (0.9 + (0.2 * jitter)));
    }
}
