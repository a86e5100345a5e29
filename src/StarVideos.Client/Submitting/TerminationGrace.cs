#if NET
using System.Runtime.InteropServices;
#endif

namespace StarVideos.Submitting;

/// <summary>
/// When the system tells the process to end (SIGTERM, SIGHUP; a closed console window on Windows), waits until submissions that are on their
/// way have answered, so that paid ids reach the journal. Waits no longer than the grace, and not at all if no submission is on its way. If
/// SIGHUP is ignored, as under <c>nohup</c>, .NET does not report it, and the run goes on. .NET Framework reports no signals.
/// </summary>
internal sealed class TerminationGrace : IDisposable
{
#if NET
    /// <summary>The time a run may need after its grace, to record that the last submissions gave up and to show its last messages.</summary>
    private static readonly TimeSpan Allowance = TimeSpan.FromSeconds(1);

    private static readonly object Gate = new();
    private static readonly List<TerminationGrace> Running = [];
    private static int _signals;

    private readonly Action _stop;
    private readonly Func<Task> _onTheWay;
    private readonly TimeSpan _grace;
    private readonly Action? _lastWords;
    private readonly Lazy<Task> _end;
    private readonly PosixSignalRegistration[] _registrations;

    /// <param name="stop">Stops new submissions.</param>
    /// <param name="onTheWay">Completes when no submission is on its way.</param>
    /// <param name="grace">The longest time to wait.</param>
    /// <param name="notices">Called at the end.</param>
    internal TerminationGrace(Action stop, Func<Task> onTheWay, TimeSpan grace, StageNotices notices)
    {
        _stop = stop;
        _onTheWay = onTheWay;
        _grace = grace;
        _lastWords = notices.Terminating;
        _end = new Lazy<Task>(EndAsync);
        bool isTooLate;
        lock (Gate)
        {
            Running.Add(this);
            isTooLate = _signals > 0;
        }

        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGTERM, Wait), PosixSignalRegistration.Create(PosixSignal.SIGHUP, Wait)];
        if (isTooLate)
        {
            // The process is ending already, and another run waits for its submissions. This run must send nothing more.
            stop();
        }
    }

    public void Dispose()
    {
        lock (Gate)
        {
            Running.Remove(this);
        }

        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    /// <summary>
    /// When this returns, the system ends the process. The system calls it for one run after the other, and again for a second signal. So each
    /// call ends all runs: no run goes on submitting while another one waits, and there is one period of grace for all.
    /// </summary>
    private static void Wait(PosixSignalContext signal)
    {
        TerminationGrace[] runs;
        lock (Gate)
        {
            _signals++;
            runs = [.. Running];
        }

        try
        {
            Task.WhenAll(runs.Select(static run => run._end.Value)).GetAwaiter().GetResult();
        }
        finally
        {
            lock (Gate)
            {
                _signals--;
            }
        }
    }

    /// <summary>
    /// Runs on other threads, so that two things cannot block or break the end of the process: a callback of the caller that blocks, and a run
    /// that is disposed of at the same moment.
    /// </summary>
    private async Task EndAsync()
    {
        await InTimeAsync(
            () =>
            {
                _stop();
                return _onTheWay();
            },
            _grace + Allowance).ConfigureAwait(false);
        if (_lastWords is { } lastWords)
        {
            await InTimeAsync(
                () =>
                {
                    lastWords();
                    return Task.CompletedTask;
                },
                Allowance).ConfigureAwait(false);
        }
    }

    private static async Task InTimeAsync(Func<Task> work, TimeSpan most)
    {
        var done = Task.Run(work).ContinueWith(static done => _ = done.Exception, TaskScheduler.Default);
        await Task.WhenAny(done, Task.Delay(most)).ConfigureAwait(false);
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
