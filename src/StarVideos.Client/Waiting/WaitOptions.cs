using StarVideos.Options;

namespace StarVideos;

/// <summary>How to wait for tasks.</summary>
public sealed record WaitOptions
{
    /// <summary>
    /// The time between two polls of a young task. The service asks for 30 to 60 seconds. A task that has been waited for longer than 20
    /// intervals is polled less often, down to once a minute. For all tasks together there are at most 600 polls in each interval, spread
    /// evenly, and never more than 100 in a second: 20 a second with the default.
    /// </summary>
    /// <value>1 second to 1 hour; 30 seconds if left out.</value>
    /// <exception cref="InvalidRequestException">A shorter or a longer time.</exception>
    public TimeSpan PollInterval { get; init => field = OptionRules.Between(nameof(PollInterval), value, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)); } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long to wait for one task, counted from when it was added. When the time is over, the service is asked once more before the task is
    /// reported as not ended.
    /// </summary>
    /// <value>More than 0; null waits without limit; 1 hour if left out.</value>
    /// <exception cref="InvalidRequestException">0 or less.</exception>
    public TimeSpan? Timeout { get; init => field = value is null || value > TimeSpan.Zero ? value : throw new InvalidRequestException(nameof(Timeout), value, "must be more than 0; null waits for ever"); } = TimeSpan.FromHours(1);

    /// <summary>
    /// How many polls in a row have to fail before a task is given up. A task id that the service does not know and has never confirmed is given
    /// up after 3, or after this number if it is smaller.
    /// </summary>
    /// <value>1 to 1000; 10 if left out: after nine failures in a row the wait goes on.</value>
    /// <exception cref="InvalidRequestException">Another number.</exception>
    public int FailureBudget { get; init => field = OptionRules.Between(nameof(FailureBudget), value, 1, 1000); } = 10;

    /// <summary>The limit for all tasks together: with ten thousand tasks, each is polled less often.</summary>
    internal double MostPollsPerSecond => Math.Min(100, 600 / PollInterval.TotalSeconds);

    /// <summary>How many polls run at the same time.</summary>
    internal int MostPollsAtOnce { get; init; } = 32;
}
