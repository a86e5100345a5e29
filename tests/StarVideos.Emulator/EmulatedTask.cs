using StarVideos.Emulator.Faults;

namespace StarVideos.Emulator;

/// <summary>The phases of a task.</summary>
public enum TaskPhase
{
    /// <summary>Accepted, but not started.</summary>
    Queued,

    /// <summary>Being made.</summary>
    Processing,

    /// <summary>Completed or failed.</summary>
    Ended,
}

/// <summary>One task. Its phase is computed when it is needed, so that ten thousand tasks need no timers.</summary>
public sealed class EmulatedTask
{
    private const int QueryTimesKept = 1_000;

    private readonly TimeProvider _time;
    private readonly long _accepted;
    private int _queries, _answeredPolls, _mediaRequests, _lastLink, _oldestLink;

    internal EmulatedTask(string id, CreateRequest request, string body, IReadOnlyList<Fault> words, TimeProvider time)
    {
        Id = id;
        Request = request;
        RequestBody = body;
        _time = time;
        _accepted = time.GetTimestamp();
        Created = time.GetUtcNow();
        Faults = [.. words.Select(word => new ActiveFault(word))];
        QueryTimes = new QueryLog(time, QueryTimesKept);
    }

    /// <summary>The id of the task.</summary>
    public string Id { get; }

    /// <summary>The parsed create request.</summary>
    public CreateRequest Request { get; }

    /// <summary>The body of the create request as it was received.</summary>
    public string RequestBody { get; }

    /// <summary>When the task was accepted.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>How many queries for this task came, including those answered with a fault.</summary>
    public int Queries => Volatile.Read(ref _queries);

    /// <summary>How many downloads of this task's video were requested.</summary>
    public int MediaRequests => Volatile.Read(ref _mediaRequests);

    /// <summary>When this task was queried (the first thousand queries).</summary>
    public QueryLog QueryTimes { get; }

    /// <summary>The faults in the prompt.</summary>
    internal IReadOnlyList<ActiveFault> Faults { get; }

    internal void Queried()
    {
        Interlocked.Increment(ref _queries);
        QueryTimes.Record();
    }

    internal int MediaRequested() => Interlocked.Increment(ref _mediaRequests);

    /// <summary>Counts an answered poll and returns the phase. If the task counts polls, only answered polls count.</summary>
    internal TaskPhase Poll(TimeSpan readyAfter, int? readyAfterPolls)
    {
        var poll = Interlocked.Increment(ref _answeredPolls);
        var (progress, whole) = readyAfterPolls is { } polls
            ? (poll, (double)polls)
            : (_time.GetElapsedTime(_accepted).TotalSeconds, readyAfter.TotalSeconds);
        return progress >= whole ? TaskPhase.Ended
            : progress * 2 >= whole ? TaskPhase.Processing
            : TaskPhase.Queued;
    }

    /// <summary>The number of a new media link.</summary>
    internal int NextLink() => Interlocked.Increment(ref _lastLink);

    /// <summary>Whether a link with this number was given out and not revoked.</summary>
    internal bool HasLink(int link) => link >= Volatile.Read(ref _oldestLink) && link <= Volatile.Read(ref _lastLink);

    /// <summary>Revokes all links that were given out so far.</summary>
    internal void RevokeLinks() => Volatile.Write(ref _oldestLink, Volatile.Read(ref _lastLink) + 1);
}
