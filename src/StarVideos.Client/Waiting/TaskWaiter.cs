using StarVideos.Retry;
using StarVideos.Time;

namespace StarVideos.Waiting;

/// <summary>
/// Polls any number of tasks from one loop: one queue ordered by when a task is due, one ceiling on requests per second, one pause
/// when the service asks for it. There is no timer and no thread per task.
/// </summary>
/// <param name="poll">Asks the service once how a task is; throws <see cref="StarVideosException"/> where it cannot.</param>
/// <param name="options">How to wait.</param>
/// <param name="clock">Time.</param>
/// <param name="observer">Told what happens.</param>
internal sealed class TaskWaiter(Func<VideoTask, CancellationToken, Task<VideoTask>> poll, WaitOptions options, Clock clock, IWaitObserver observer)
{
    /// <summary>An id nobody has confirmed is given up sooner: it is more likely mistyped than early.</summary>
    private const int UnconfirmedBudget = 3;

    /// <summary>How often the last question is put, where it fails: a machine that wakes has no network for some seconds.</summary>
    private const int MostLateFailures = 3;

    /// <summary>The time between two attempts at the last question.</summary>
    private static readonly TimeSpan LateInterval = TimeSpan.FromSeconds(5);

    private readonly object _lock = new();
    private readonly DueQueue _due = new();
    private readonly HashSet<WaitedTask> _waiting = [];
    private readonly PauseGate _gate = new(clock);
    private readonly PollPace _pace = new(options.MostPollsPerSecond);
    private TaskCompletionSource<bool> _changed = NewSignal();
    private int _polling;
    private bool _isComplete;

    /// <summary>Tasks taken so far.</summary>
    internal int Taken { get; private set; }

    /// <summary>Tasks that ended, timed out or were given up.</summary>
    internal int Done { get; private set; }

    /// <summary>For how long the task that is waited for longest has been; null if there is none. For a progress bar, once a second: it looks at every task.</summary>
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

    /// <summary>Takes a task. One that has ended already is reported at once, without a request; one that completed is asked for its address if that is not known.</summary>
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

    /// <summary>No more tasks will come.</summary>
    internal void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
            Signal();
        }
    }

    /// <summary>Ends when <see cref="Complete"/> was called and every task is done.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; every poll on its way has ended.</exception>
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

    /// <summary>Waits for the next due poll, or for something to change, whichever is first.</summary>
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
        // A machine may have slept until now, so a deadline that has passed is first of all a reason to ask.
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
            // A fault of the caller's, in what it does with a result or with the words about it: the result itself is out.
        }
        catch (Exception exception)
        {
            // Nobody awaits a poll, and a paid task must not vanish without a word.
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

    /// <summary>After a poll at the deadline that did not find the task ended. One that failed says nothing of the task, and is tried again a few times.</summary>
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

        // The result before the words: where words become a question that nobody answers, the task has come out by then.
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

        // What was refused on this computer, without a request, is refused the next time as well.
        var isLocal = fault.Kind is StarVideosErrorKind.InvalidRequest or StarVideosErrorKind.BaseUriInvalid or StarVideosErrorKind.ApiKeyMissing;
        if (isLocal || ++waited.Failures >= budget)
        {
            observer.GaveUp(waited.Task, fault);
            return true;
        }

        observer.PollFailed(waited.Task, fault, waited.Failures, budget);
        return false;
    }

    /// <summary>A deadline is a reason to look at a task too.</summary>
    private void Schedule(WaitedTask waited, TimeSpan due, bool isLate = false) =>
        _due.Add(waited, waited.Deadline is { } deadline && deadline < due && !isLate ? deadline : due);

    /// <summary>
    /// The answer to a submission is as good as a poll. It may have been written down by another computer, or before the clock was
    /// set: whatever it says, the first poll is at most one interval away.
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

    /// <summary>Null also where the time is too long to be added to anything.</summary>
    private TimeSpan? DeadlineFrom(TimeSpan now) => options.Timeout < TimeSpan.MaxValue - now ? now + options.Timeout : null;

    private void Signal() => _changed.TrySetResult(true);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
