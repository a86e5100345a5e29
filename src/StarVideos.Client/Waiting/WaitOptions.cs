namespace StarVideos.Waiting;

/// <summary>How to wait.</summary>
internal sealed class WaitOptions
{
    /// <summary>The time between two polls of a young task. The service asks for 30 to 60 seconds.</summary>
    internal TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait for one task, counted from when the waiter took it; null waits for ever.</summary>
    internal TimeSpan? Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The polls of one task that may fail in a row before it is given up.</summary>
    internal int FailureBudget { get; init; } = 10;

    /// <summary>
    /// The ceiling over all tasks: ten thousand tasks are polled more slowly, not harder. It is what 600 tasks make at the chosen
    /// interval, 20 a second at 30 seconds, and never more than 100.
    /// </summary>
    internal double MostPollsPerSecond => Math.Min(100, 600 / PollInterval.TotalSeconds);

    /// <summary>Polls on their way at one time.</summary>
    internal int MostPollsAtOnce { get; init; } = 32;
}
