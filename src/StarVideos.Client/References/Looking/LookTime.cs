using StarVideos.Time;

namespace StarVideos.References.Looking;

/// <summary>The time limit of one check. Time spent waiting for a place at a host does not count, because the host is not slow.</summary>
internal sealed class LookTime : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _stop;
    private readonly TimeSpan _most;
    private readonly Clock _clock;
    private TimeSpan _used;
    private TimeSpan _since;

    internal LookTime(TimeSpan most, Clock clock, CancellationToken stop)
    {
        _most = most;
        _clock = clock;
        _stop = stop;
        _source = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Start();
    }

    internal CancellationToken Token => _source.Token;

    /// <summary>The limit as a part of a sentence.</summary>
    internal string Over => FormattableString.Invariant($"not within {_most.TotalSeconds:0.###} seconds");

    internal void Pause()
    {
        _used += _clock.Elapsed - _since;
        _source.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    internal void Start()
    {
        _since = _clock.Elapsed;
        var left = _most - _used;
        _source.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    /// <summary>Whether a fault was caused by the end of this time.</summary>
    /// <exception cref="OperationCanceledException">The whole check was stopped.</exception>
    internal bool IsOver()
    {
        _stop.ThrowIfCancellationRequested();
        return _source.IsCancellationRequested;
    }

    public void Dispose() => _source.Dispose();
}
