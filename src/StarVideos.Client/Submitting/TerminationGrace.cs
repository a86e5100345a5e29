#if NET
using System.Runtime.InteropServices;
#endif

namespace StarVideos.Submitting;

/// <summary>
/// Keeps a process that is told to end (SIGTERM, SIGHUP; a closed console window on Windows) until submissions on their way have
/// answered, so that paid ids reach the journal. Not longer than the grace, and not at all when nothing is on its way. .NET Framework
/// cannot be told.
/// </summary>
internal sealed class TerminationGrace : IDisposable
{
#if NET
    private readonly Action _stop;
    private readonly Func<Task> _onTheWay;
    private readonly TimeSpan _grace;
    private readonly Action? _lastWords;
    private readonly PosixSignalRegistration[] _registrations;

    /// <param name="stop">Stops new submissions.</param>
    /// <param name="onTheWay">Completes when none is on its way.</param>
    /// <param name="grace">How long to wait for it.</param>
    /// <param name="notices">Told at the end.</param>
    internal TerminationGrace(Action stop, Func<Task> onTheWay, TimeSpan grace, StageNotices notices)
    {
        _stop = stop;
        _onTheWay = onTheWay;
        _grace = grace;
        _lastWords = notices.Terminating;
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGTERM, Wait), PosixSignalRegistration.Create(PosixSignal.SIGHUP, Wait)];
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    /// <summary>The system's own action, which ends the process, follows when this returns.</summary>
    private void Wait(PosixSignalContext signal)
    {
        _stop();

        // A little more than the grace, at whose end the last submissions give up and are recorded as unknown.
        Task.WhenAny(_onTheWay(), Task.Delay(_grace + TimeSpan.FromSeconds(1))).GetAwaiter().GetResult();
        _lastWords?.Invoke();
    }
#else
    internal TerminationGrace(Action stop, Func<Task> onTheWay, TimeSpan grace, StageNotices notices)
    {
        _ = (stop, onTheWay, grace, notices);
    }

    public void Dispose()
    {
    }
#endif
}
