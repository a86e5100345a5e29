namespace StarVideos.Emulator;

/// <summary>Counts what reached the emulator. Safe for use from any thread.</summary>
public sealed class EmulatorCounters
{
    private long _createsReceived, _createsAccepted, _createsRefused, _createsInFlight, _maxConcurrentCreates;
    private long _queriesReceived, _mediaRequests, _mediaRequestsWithKey, _mediaRangesServed, _mediaBytesSent;
    private long _unauthorized, _unknownPaths, _redirectsFollowed;

    /// <summary>Create requests that arrived, with any result.</summary>
    public long CreatesReceived => Interlocked.Read(ref _createsReceived);

    /// <summary>Create requests that made a task, whether or not the answer said so: these would have been billed.</summary>
    public long CreatesAccepted => Interlocked.Read(ref _createsAccepted);

    /// <summary>Create requests that made no task.</summary>
    public long CreatesRefused => Interlocked.Read(ref _createsRefused);

    /// <summary>Create requests without a complete answer at this moment.</summary>
    public long CreatesInFlight => Interlocked.Read(ref _createsInFlight);

    /// <summary>The most create requests that were in flight at once.</summary>
    public long MaxConcurrentCreates => Interlocked.Read(ref _maxConcurrentCreates);

    /// <summary>Queries that arrived, with any result.</summary>
    public long QueriesReceived => Interlocked.Read(ref _queriesReceived);

    /// <summary>Requests to the media host, with any result.</summary>
    public long MediaRequests => Interlocked.Read(ref _mediaRequests);

    /// <summary>Requests to the media host that had an <c>Authorization</c> header, or the key in any other place. Should be zero.</summary>
    public long MediaRequestsWithKey => Interlocked.Read(ref _mediaRequestsWithKey);

    /// <summary>Media answers with status 206.</summary>
    public long MediaRangesServed => Interlocked.Read(ref _mediaRangesServed);

    /// <summary>Bytes of media bodies written.</summary>
    public long MediaBytesSent => Interlocked.Read(ref _mediaBytesSent);

    /// <summary>API requests with a wrong or missing key.</summary>
    public long UnauthorizedRequests => Interlocked.Read(ref _unauthorized);

    /// <summary>API requests to a path or with a method that does not exist.</summary>
    public long UnknownPaths => Interlocked.Read(ref _unknownPaths);

    /// <summary>Requests to the target of the redirect faults of create. Should be zero.</summary>
    public long RedirectsFollowed => Interlocked.Read(ref _redirectsFollowed);

    internal void CreateStarted()
    {
        Interlocked.Increment(ref _createsReceived);
        var now = Interlocked.Increment(ref _createsInFlight);
        var max = MaxConcurrentCreates;
        while (now > max)
        {
            var seen = Interlocked.CompareExchange(ref _maxConcurrentCreates, now, max);
            if (seen == max)
            {
                break;
            }

            max = seen;
        }
    }

    internal void CreateAccepted() => Interlocked.Increment(ref _createsAccepted);

    internal void CreateRefused() => Interlocked.Increment(ref _createsRefused);

    internal void CreateEnded() => Interlocked.Decrement(ref _createsInFlight);

    internal void QueryReceived() => Interlocked.Increment(ref _queriesReceived);

    internal void MediaRequested() => Interlocked.Increment(ref _mediaRequests);

    internal void MediaRequestedWithKey() => Interlocked.Increment(ref _mediaRequestsWithKey);

    internal void MediaRangeServed() => Interlocked.Increment(ref _mediaRangesServed);

    internal void MediaSent(long bytes) => Interlocked.Add(ref _mediaBytesSent, bytes);

    internal void Unauthorized() => Interlocked.Increment(ref _unauthorized);

    internal void UnknownPath() => Interlocked.Increment(ref _unknownPaths);

    internal void RedirectFollowed() => Interlocked.Increment(ref _redirectsFollowed);

    // Creates in flight are not reset, because they are still to be counted down.
    internal void Clear()
    {
        Interlocked.Exchange(ref _createsReceived, 0);
        Interlocked.Exchange(ref _createsAccepted, 0);
        Interlocked.Exchange(ref _createsRefused, 0);
        Interlocked.Exchange(ref _maxConcurrentCreates, 0);
        Interlocked.Exchange(ref _queriesReceived, 0);
        Interlocked.Exchange(ref _mediaRequests, 0);
        Interlocked.Exchange(ref _mediaRequestsWithKey, 0);
        Interlocked.Exchange(ref _mediaRangesServed, 0);
        Interlocked.Exchange(ref _mediaBytesSent, 0);
        Interlocked.Exchange(ref _unauthorized, 0);
        Interlocked.Exchange(ref _unknownPaths, 0);
        Interlocked.Exchange(ref _redirectsFollowed, 0);
    }
}
