using StarVideos.Retry;

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

    private readonly object _lock = new();
    private readonly DueQueue _due = new();
    private readonly HashSet<WaitedTask> _waiting = [];
    private readonly PauseGate _gate = new(clock);
    private readonly TimeSpan _spacing = TimeSpan.FromSeconds(1 / options.MostPollsPerSecond);
    private TaskCompletionSource<bool> _changed = NewSignal();
    private DateTimeOffset _nextPoll = DateTimeOffset.MinValue;
    private int _polling;
    private bool _isComplete;

    /// <summary>Tasks taken so far.</summary>
    internal int Taken { get; private set; }

    /// <summary>Tasks that ended, timed out or were given up.</summary>
    internal int Done { get; private set; }

    /// <summary>When the oldest task still waited for was made. For a progress bar, once a second: it looks at every task.</summary>
    internal DateTimeOffset? OldestSince
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count == 0 ? null : _waiting.Min(static waited => waited.Since);
            }
        }
    }

    /// <summary>Takes a task. One that has ended already is reported at once, without a request; one that completed is asked for its address if that is not known.</summary>
    internal void Add(VideoTask task)
    {
        var now = clock.UtcNow;
        lock (_lock)
        {
            Taken++;
            if (!task.IsEnded || (task.Status == VideoTaskStatus.Completed && task.VideoUrl is null))
            {
                var waited = new WaitedTask(task, now, now + options.Timeout);
                _waiting.Add(waited);

                // The answer to a submission is as good as a poll.
                var checkedAt = task.CheckedAt is { } time ? new DateTimeOffset(time) : DateTimeOffset.MinValue;
                Schedule(waited, checkedAt > now ? now : Later(checkedAt, options.PollInterval, now));
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
                        idle = Max(Max(due, _nextPoll) - clock.UtcNow, _gate.Remaining);
                        if (idle <= TimeSpan.Zero)
                        {
                            next = _due.Take();
                            _nextPoll = Max(_nextPoll, clock.UtcNow - _spacing) + _spacing;
                            _polling++;
                        }
                    }
                }

                if (next is not null)
                {
                    _ = PollAsync(next, cancellation);
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
        var isOver = true;
        try
        {
            isOver = waited.Deadline <= clock.UtcNow ? TimeOut(waited) : await AskAsync(waited, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            isOver = false;
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
                    var age = clock.UtcNow - waited.Since;
                    Schedule(waited, clock.UtcNow + PollInterval.Next(options.PollInterval, age, Jitter.Next()));
                }

                Signal();
            }
        }
    }

    private bool TimeOut(WaitedTask waited)
    {
        observer.TimedOut(waited.Task, clock.UtcNow - waited.TakenAt);
        return true;
    }

    /// <returns>Whether the task needs no more polls.</returns>
    private async Task<bool> AskAsync(WaitedTask waited, CancellationToken cancellation)
    {
        try
        {
            var before = waited.Task;
            waited.Task = await poll(before, cancellation).ConfigureAwait(false);
            waited.Failures = 0;
            waited.IsConfirmed = true;
            if (waited.Task.Status != before.Status || waited.Task.StatusText != before.StatusText)
            {
                observer.Changed(before, waited.Task);
            }
        }
        catch (StarVideosException fault)
        {
            return Fail(waited, fault);
        }

        if (waited.Task.IsEnded)
        {
            observer.Ended(waited.Task);
        }

        return waited.Task.IsEnded;
    }

    private bool Fail(WaitedTask waited, StarVideosException fault)
    {
        if (fault.RetryAfter is { } pause)
        {
            _gate.PauseFor(pause < Backoff.Longest ? pause : Backoff.Longest);
        }

        var budget = !waited.IsConfirmed && fault.Kind == StarVideosErrorKind.TaskNotFound ? UnconfirmedBudget : options.FailureBudget;

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
    private void Schedule(WaitedTask waited, DateTimeOffset due) =>
        _due.Add(waited, waited.Deadline is { } deadline && deadline < due ? deadline : due);

    private void Signal() => _changed.TrySetResult(true);

    private static DateTimeOffset Later(DateTimeOffset checkedAt, TimeSpan interval, DateTimeOffset now) =>
        now - checkedAt >= interval ? now : checkedAt + interval;

    private static DateTimeOffset Max(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
