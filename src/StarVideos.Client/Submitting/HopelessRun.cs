namespace StarVideos.Submitting;

/// <summary>
/// Tells a run that cannot succeed, for a wrong key or a network that is down, from one that meets a fault in passing: its first rows
/// all fail for a reason that is not theirs. Once a row was accepted, no run is hopeless any more.
/// </summary>
internal sealed class HopelessRun
{
    internal const int Enough = 3;

    private readonly object _gate = new();
    private int _failures;
    private bool _hasSucceeded;
    private StarVideosException? _reason;

    /// <summary>Why nothing more should be sent; null as long as there is hope, and once it is given up, it stays so.</summary>
    internal StarVideosException? Reason
    {
        get
        {
            lock (_gate)
            {
                return _reason;
            }
        }
    }

    internal void Succeeded()
    {
        lock (_gate)
        {
            _hasSucceeded = true;
        }
    }

    internal void Failed(StarVideosException fault)
    {
        var isOfTheRun = fault.Kind is StarVideosErrorKind.AuthenticationFailed or StarVideosErrorKind.AccessDenied or StarVideosErrorKind.EndpointNotFound or StarVideosErrorKind.ServiceUnreachable;
        lock (_gate)
        {
            _failures = isOfTheRun ? _failures + 1 : 0;
            if (_failures >= Enough && !_hasSucceeded)
            {
                _reason = fault;
            }
        }
    }
}
