namespace StarVideos.Waiting;

/// <summary>How to wait for tasks.</summary>
public sealed record WaitOptions
{
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromHours(1);
    private const int LargestBudget = 1000;

    /// <summary>
    /// The time between two polls of a young task, from 1 second to 1 hour; 30 seconds if left out. The service asks for 30 to 60
    /// seconds. A task that has been waited for longer than 20 intervals is polled less often, down to once a minute. Over all tasks
    /// there are at most 600 polls in each interval, spread evenly, and never more than 100 in a second: 20 a second with the default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Shorter than 1 second, or longer than 1 hour.</exception>
    public TimeSpan PollInterval
    {
        get;
        init => field = value >= ShortestInterval && value <= LongestInterval
            ? value
            : throw new ArgumentOutOfRangeException(nameof(PollInterval), value, "PollInterval must be from 1 second to 1 hour.");
    } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long to wait for one task, counted from when it was taken, longer than 0; null waits for ever; 1 hour if left out. When it is
    /// over, the service is asked once more before the task counts as not ended.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">0 or less.</exception>
    public TimeSpan? Timeout
    {
        get;
        init => field = value is null || value > TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Timeout), value, "Timeout must be longer than 0; null waits for ever.");
    } = TimeSpan.FromHours(1);

    /// <summary>
    /// The task is given up when this many polls of it in a row have failed, from 1 to 1000; 10 if left out, so that nine are forgiven.
    /// An id that the service does not know and has never confirmed is given up after 3, or sooner where this is less.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1, or more than 1000.</exception>
    public int FailureBudget
    {
        get;
        init => field = value is >= 1 and <= LargestBudget
            ? value
            : throw new ArgumentOutOfRangeException(nameof(FailureBudget), value, "FailureBudget must be from 1 to 1000.");
    } = 10;

    /// <summary>The ceiling over all tasks: ten thousand tasks are polled more slowly, not harder.</summary>
    internal double MostPollsPerSecond => Math.Min(100, 600 / PollInterval.TotalSeconds);

    /// <summary>Polls on their way at one time.</summary>
    internal int MostPollsAtOnce { get; init; } = 32;
}
