using StarVideos.Retry;
using StarVideos.Time;

namespace StarVideos.Waiting;

/// <summary>
/// Polls any number of tasks from one loop, with one queue sorted by due time, one limit on requests per second, and one pause when the
/// service asks for it. There is no timer and no thread per task.
/// </summary>
/// <param name="poll">Queries the state of a task once; throws <see cref="StarVideosException"/> if that fails.</param>
/// <param name="options">How to wait.</param>
/// <param name="clock">The clock.</param>
/// <param name="observer">Receives the events.</param>
internal sealed class TaskWaiter(Func<VideoTask, CancellationToken, Task<VideoTask>> poll, WaitOptions options, Clock clock, IWaitObserver observer)
{
    /// <summary>The failure budget for an id that the service has never confirmed. It is small, because such an id is more likely mistyped than new.</summary>
    private const int UnconfirmedBudget = 3;

    /// <summary>How often the poll at the deadline is repeated if it fails: a machine that wakes from sleep has no network for some seconds.</summary>
    private const int MostLateFailures = 3;

    /// <summary>The time between two attempts of the poll at the deadline.</summary>
    private static readonly TimeSpan LateInterval = TimeSpan.FromSeconds(5);

    private readonly object _lock = new();
    private readonly DueQueue _due = new();
    private readonly HashSet<WaitedTask> _waiting = [];
    private readonly PauseGate _gate = new(clock);
    private readonly PollPace _pace = new(options.MostPollsPerSecond);
    private TaskCompletionSource<bool> _changed = NewSignal();
    private int _polling;
    private bool _isComplete;

    /// <summary>How many tasks were added so far.</summary>
    internal int Taken { get; private set; }

    /// <summary>How many tasks have ended, timed out or were given up.</summary>
    internal int Done { get; private set; }

    /// <summary>
    /// The longest time that a task has been waited for; null if there is none. It reads every task, so call it about once a second, for a
    /// progress bar.
    /// </summary>
    internal TimeSpan? OldestAge
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count == 0 ? null : clock.Elapsed - _waiting.Min(static waited => waited.TakenAt);
            }
        }
    }

    /// <summary>Adds a task. A task that has ended is reported at once, without a request. A completed task without an address is queried.</summary>
    internal void Add(VideoTask task)
    {
        var now = clock.Elapsed;
        lock (_lock)
        {
            Taken++;
            if (!task.IsEnded || (task.Status == VideoTaskStatus.Completed && task.VideoUrl is null))
            {
                var waited = new WaitedTask(task, now, DeadlineFrom(now));
                _waiting.Add(waited);

                Schedule(waited, now + UntilFirstPoll(task));
                Signal();
                return;
            }

            Done++;
        }

        observer.Ended(task);
    }

    /// <summary>Says that no more tasks will come.</summary>
    internal void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
            Signal();
        }
    }

    /// <summary>Ends when <see cref="Complete"/> was called and every task is done.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; no poll is running any more.</exception>
    internal async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                WaitedTask? next = null;
                TimeSpan? idle = null;
                Task changed;
                lock (_lock)
                {
                    if (_isComplete && _waiting.Count == 0)
                    {
                        return;
                    }

                    changed = _changed.Task;
                    if (_polling < options.MostPollsAtOnce && _due.NextDue is { } due)
                    {
                        idle = Max(Max(due, _pace.Next) - clock.Elapsed, _gate.Remaining);
                        if (idle <= TimeSpan.Zero)
                        {
                            next = _due.Take();
                            _polling++;
                        }
                    }
                }

                if (next is not null)
                {
                    var begun = clock.Elapsed;
                    _ = PollAsync(next, cancellation);
                    _pace.Add(begun, clock.Elapsed);
                }
                else
                {
                    await IdleAsync(changed, idle, cancellation).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            await LastPollsAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Waits for the next due poll, or for a change, whichever comes first.</summary>
    private async Task IdleAsync(Task changed, TimeSpan? idle, CancellationToken cancellation)
    {
        if (!changed.IsCompleted)
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            await Task.WhenAny(changed, clock.Delay(idle ?? Timeout.InfiniteTimeSpan, enough.Token)).ConfigureAwait(false);
            enough.Cancel();
        }

        lock (_lock)
        {
            if (_changed.Task.IsCompleted)
            {
                _changed = NewSignal();
            }
        }
    }

    private async Task LastPollsAsync()
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_polling == 0)
                {
                    return;
                }

                if (_changed.Task.IsCompleted)
                {
                    _changed = NewSignal();
                }

                changed = _changed.Task;
            }

            await changed.ConfigureAwait(false);
        }
    }

    private async Task PollAsync(WaitedTask waited, CancellationToken cancellation)
    {
        // The machine may have slept until now. So at a passed deadline, the task is polled once more.
        var isLate = waited.Deadline <= clock.Elapsed;
        var isOver = true;
        try
        {
            isOver = await AskAsync(waited, cancellation).ConfigureAwait(false) || (isLate && TimesOut(waited));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            isOver = false;
        }
        catch (Exception) when (waited.IsReported)
        {
            // A callback of the caller has thrown. The result itself was reported.
        }
        catch (Exception exception)
        {
            // Nobody awaits a poll, so its exception is reported: a paid task must not disappear silently.
            observer.GaveUp(waited.Task, new StarVideosException(StarVideosErrorKind.AnswerUnreadable, exception.Message, exception));
        }
        finally
        {
            lock (_lock)
            {
                _polling--;
                if (isOver)
                {
                    Done++;
                    _waiting.Remove(waited);
                }
                else
                {
                    var now = clock.Elapsed;
                    Schedule(waited, now + (isLate ? LateInterval : PollInterval.Next(options.PollInterval, now - waited.TakenAt, Jitter.Next())), isLate);
                }

                Signal();
            }
        }
    }

    /// <summary>Decides after a poll at the deadline. If the poll failed, it says nothing about the task, and is repeated a few times.</summary>
    /// <returns>Whether the wait for the task is over.</returns>
    private bool TimesOut(WaitedTask waited)
    {
        if (waited.Failures > 0 && ++waited.LateFailures < MostLateFailures && _gate.Remaining <= TimeSpan.Zero)
        {
            return false;
        }

        observer.TimedOut(waited.Task, clock.Elapsed - waited.TakenAt);
        return true;
    }

    /// <returns>Whether the task needs no more polls.</returns>
    private async Task<bool> AskAsync(WaitedTask waited, CancellationToken cancellation)
    {
        var before = waited.Task;
        try
        {
            waited.Task = await poll(before, cancellation).ConfigureAwait(false);
            waited.Failures = 0;
            waited.IsConfirmed = true;
        }
        catch (StarVideosException fault)
        {
            return Fail(waited, fault);
        }

        // The result comes before the message: with the preference Inquire a message becomes a question, and the caller must have the task by then.
        if (waited.Task.IsEnded)
        {
            waited.IsReported = true;
            observer.Ended(waited.Task);
        }

        if (waited.Task.Status != before.Status || waited.Task.StatusText != before.StatusText)
        {
            observer.Changed(before, waited.Task);
        }

        return waited.Task.IsEnded;
    }

    private bool Fail(WaitedTask waited, StarVideosException fault)
    {
        if (fault.RetryAfter is { } pause)
        {
            _gate.PauseFor(pause < Backoff.Longest ? pause : Backoff.Longest);
        }

        var budget = !waited.IsConfirmed && fault.Kind == StarVideosErrorKind.TaskNotFound ? Math.Min(UnconfirmedBudget, options.FailureBudget) : options.FailureBudget;

        // An error that this computer raises without a request will be the same at the next poll.
        var isLocal = fault.Kind is StarVideosErrorKind.InvalidRequest or StarVideosErrorKind.BaseUriInvalid or StarVideosErrorKind.ApiKeyMissing;
        if (isLocal || ++waited.Failures >= budget)
        {
            observer.GaveUp(waited.Task, fault);
            return true;
        }

        observer.PollFailed(waited.Task, fault, waited.Failures, budget);
        return false;
    }

    /// <summary>Sets the time of the next poll; at the latest, the deadline.</summary>
    private void Schedule(WaitedTask waited, TimeSpan due, bool isLate = false) =>
        _due.Add(waited, waited.Deadline is { } deadline && deadline < due && !isLate ? deadline : due);

    /// <summary>
    /// The time until the first poll. The answer to a submission counts as a poll. Its time may come from another computer, or from before the
    /// clock was set. So the first poll is at most one interval away, whatever that time is.
    /// </summary>
    private TimeSpan UntilFirstPoll(VideoTask task)
    {
        if (task.CheckedAt is not { } checkedAt)
        {
            return TimeSpan.Zero;
        }

        var since = clock.UtcNow.UtcDateTime - checkedAt.ToUniversalTime();
        return since >= TimeSpan.Zero && since < options.PollInterval ? options.PollInterval - since : TimeSpan.Zero;
    }

    /// <summary>The deadline; null for no deadline, also if the timeout is too long to be added to the time.</summary>
    private TimeSpan? DeadlineFrom(TimeSpan now) => options.Timeout < TimeSpan.MaxValue - now ? now + options.Timeout : null;

    private void Signal() => _changed.TrySetResult(true);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
