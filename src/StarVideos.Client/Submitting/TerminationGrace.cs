#if NET
using System.Runtime.InteropServices;
#endif

namespace StarVideos.Submitting;

/// <summary>
/// Keeps a process that is told to end (SIGTERM, SIGHUP; a closed console window on Windows) until submissions on their way have
/// answered, so that paid ids reach the journal. Not longer than the grace, and not at all when nothing is on its way. Where SIGHUP is
/// ignored, as under <c>nohup</c>, .NET does not tell of it, and the run goes on. .NET Framework cannot be told.
/// </summary>
internal sealed class TerminationGrace : IDisposable
{
#if NET
    /// <summary>What a run may need beyond its grace: to record that the last submissions gave up, and to say its last words.</summary>
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
    /// <param name="onTheWay">Completes when none is on its way.</param>
    /// <param name="grace">How long to wait for it.</param>
    /// <param name="notices">Told at the end.</param>
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
            // The process is being told to end while another run has its grace: this one sends nothing any more.
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
    /// The system's own action, which ends the process, follows when this returns. It is called for one run after the other, and again for
    /// a second signal, so each call ends all runs: none goes on submitting while another one has its grace, and there is one grace for all.
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
    /// On other threads, so that neither a callback of the caller that blocks, nor a run that is disposed of at the same moment and has
    /// nothing on its way then, keeps or breaks the end of the process.
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
