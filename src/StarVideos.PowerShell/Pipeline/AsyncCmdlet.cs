using System.Management.Automation;
using System.Management.Automation.Host;
using System.Runtime.ExceptionServices;
using StarVideos.PowerShell.Errors;

namespace StarVideos.PowerShell.Pipeline;

/// <summary>
/// A cmdlet whose body is ordinary async code. While the pipeline thread waits for the body, it writes what the body has queued.
/// </summary>
/// <remarks>
/// The engine calls <see cref="StopProcessing"/> on Ctrl+C only. A downstream <c>Select-Object -First</c>, <c>throw</c> or <c>break</c>
/// appears as an exception from a write, or not at all while this cmdlet is not on the pipeline thread. So work is cancelled in three cases:
/// stop, failed write, and disposal. Disposal waits until all work has ended.
/// </remarks>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    /// <summary>How often <see cref="OnTick"/> runs while the pipeline thread waits.</summary>
    private static readonly TimeSpan TickInterval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly PipelineQueue _queue;
    private readonly object _speaking = new();
    private Task _body = Task.CompletedTask;
    private ExceptionDispatchInfo? _failedWrite;
    private int _pipelineThread;
    private bool _isFinished;
    private bool _hasSpoken;

    private protected AsyncCmdlet() => _queue = new PipelineQueue(_stopping.Token);

    /// <summary>Cancelled when the pipeline ends early, for any reason.</summary>
    private protected CancellationToken StopToken => _stopping.Token;

    private protected IPipeline Pipeline => _queue;

    /// <summary>Asks the user, or shows under -WhatIf what would be done.</summary>
    private protected Task<bool> ShouldProcessAsync(string target, string action) =>
        AskAsync(cmdlet => cmdlet.ShouldProcess(target, action));

    /// <summary>Asks the user, independent of the preferences.</summary>
    /// <param name="query">The question.</param>
    /// <param name="caption">The title of the question.</param>
    /// <param name="ifNobodyAnswers">Makes the error for a session in which nobody can be asked.</param>
    private protected Task<bool> ShouldContinueAsync(string query, string caption, Func<StarVideosException> ifNobodyAnswers) => AskAsync(cmdlet =>
    {
        try
        {
            // The overload with a security impact: only there, Enter means no.
            bool yesToAll = false, noToAll = false;
            return cmdlet.ShouldContinue(query, caption, hasSecurityImpact: true, ref yesToAll, ref noToAll);
        }
        catch (Exception fault) when (fault is InvalidOperationException or HostException or NotImplementedException or NotSupportedException or NullReferenceException)
        {
            // Each host throws its own exception if nobody can be asked. The console throws a null reference exception when its input has ended.
            throw ifNobodyAnswers();
        }
    });

    private protected virtual Task BeginAsync() => Task.CompletedTask;

    private protected virtual Task ProcessAsync() => Task.CompletedTask;

    private protected virtual Task EndAsync() => Task.CompletedTask;

    /// <summary>Runs on the pipeline thread about once a second while it waits for the body. For progress.</summary>
    private protected virtual void OnTick()
    {
    }

    /// <summary>Runs on the pipeline thread when everything is written. For removing progress from the screen.</summary>
    private protected virtual void OnFinished()
    {
    }

    /// <summary>
    /// Runs after the pipeline has ended early and all work has stopped. The returned text is shown to the user. The streams are closed by
    /// then, so this is the only way to say what goes on at the service.
    /// </summary>
    private protected virtual string? LastWords() => null;

    /// <summary>The work that continues after the current record. It ends soon after <see cref="StopToken"/> is cancelled.</summary>
    private protected virtual Task Background => Task.CompletedTask;

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Pump(BeginAsync);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Pump(ProcessAsync);

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        Pump(EndAsync);
        OnFinished();
        _isFinished = true;
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => CancelWork();

    /// <summary>Stops the work and waits for it.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops the work and waits for it.</summary>
    /// <param name="disposing">False from a finalizer, which this class does not have.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
        {
            return;
        }

        CancelWork();
        WaitForWork();
        ShowLastWords();
        _isFinished = true;
        _stopping.Dispose();
    }

    private Task<bool> AskAsync(Func<Cmdlet, bool> question)
    {
        if (Environment.CurrentManagedThreadId != _pipelineThread)
        {
            return _queue.AskAsync(question);
        }

        // The body has not awaited anything yet, so this is the pipeline thread, which may ask.
        var answer = false;
        WriteQueued();
        Write(cmdlet => answer = question(cmdlet));
        return Task.FromResult(answer);
    }

    private void Pump(Func<Task> body)
    {
        _pipelineThread = Environment.CurrentManagedThreadId;
        try
        {
            var work = _body = Start(body);

            // Reading the exception marks it as observed. When a write fails, nobody awaits the body any more.
            if (work.IsCompleted)
            {
                // The usual case if a row is only checked: the pipeline thread need not be woken.
                _ = work.Exception;
            }
            else
            {
                work.ContinueWith(
                    done =>
                    {
                        _ = done.Exception;
                        _queue.Nudge();
                    },
                    CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default);
            }

            WriteUntilDone(work);
            work.GetAwaiter().GetResult();

            // A stopped body may end without an exception, although its last writes were dropped.
            _stopping.Token.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Called again after a failed write: a command earlier in the pipeline has caught the exception and goes on. The same exception is thrown
            // again. A false stop exception would end the whole script without a message.
            if (!Stopping)
            {
                _failedWrite?.Throw();
            }

            throw new PipelineStoppedException();
        }
        catch (StarVideosException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception, null));
        }
    }

    /// <summary>Starts the body as a task. A body that throws at once has perhaps written something before, so its exception goes into the task too.</summary>
    private static Task Start(Func<Task> body)
    {
        try
        {
            return body();
        }
        catch (Exception exception)
        {
            return Task.FromException(exception);
        }
    }

    private void WriteUntilDone(Task work)
    {
        while (true)
        {
            // Read before the queue is emptied: if the body is done, its last writes are in the queue.
            var isDone = work.IsCompleted;
            WriteQueued();
            if (isDone)
            {
                return;
            }

            _queue.Wait(TickInterval);
            if (!_stopping.IsCancellationRequested && !work.IsCompleted)
            {
                OnTick();
            }
        }
    }

    private void WriteQueued()
    {
        while (!_stopping.IsCancellationRequested && _queue.TryTake(out var write))
        {
            Write(write!);
        }
    }

    /// <summary>Writes. A failed write means that nobody needs more output: the work is stopped, and the engine's exception is thrown on.</summary>
    private void Write(Action<Cmdlet> write)
    {
        try
        {
            write(this);
        }
        catch (Exception exception)
        {
            _failedWrite ??= ExceptionDispatchInfo.Capture(exception);
            CancelWork();
            throw;
        }
    }

    private void CancelWork()
    {
        try
        {
            _stopping.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Ctrl+C came after the end.
        }

        _queue.Nudge();
    }

    /// <summary>
    /// Waits for the body, and then for the work that it started. After a failed write, the body goes on until it sees the cancelled token.
    /// Exceptions are ignored here: they were reported, or can no longer be reported.
    /// </summary>
    private void WaitForWork()
    {
        Wait(_body);
        Wait(Background);

        static void Wait(Task work) => work.ContinueWith(static done => _ = done.Exception, TaskScheduler.Default).GetAwaiter().GetResult();
    }

    /// <summary>
    /// Shows <see cref="LastWords"/> once, unless the command has completed. The end of the pipeline and a signal may call this at the same time.
    /// The second caller waits until the text is shown, because after the signal the process ends.
    /// </summary>
    private protected void ShowLastWords()
    {
        lock (_speaking)
        {
            if (_isFinished || _hasSpoken)
            {
                return;
            }

            _hasSpoken = true;
            if (LastWords() is { } words)
            {
                Show(words);
            }
        }
    }

    private void Show(string words)
    {
        try
        {
            Host?.UI?.WriteWarningLine(words);
        }
        catch (Exception exception) when (exception is HostException or InvalidOperationException or NotImplementedException)
        {
            // The host has no screen.
        }
    }
}
