namespace StarVideos.Submitting;

/// <summary>
/// Detects a run that cannot succeed, because of a wrong key or a network that is down: all of its first rows fail for a reason that is not
/// in the rows. After one accepted row, a run is never stopped for this reason.
/// </summary>
internal sealed class HopelessRun
{
    internal const int Enough = 3;

    private readonly object _gate = new();
    private int _failures;
    private bool _hasSucceeded;
    private StarVideosException? _reason;

    /// <summary>Why nothing more should be sent; null while the run may go on. Once set, it stays set.</summary>
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
