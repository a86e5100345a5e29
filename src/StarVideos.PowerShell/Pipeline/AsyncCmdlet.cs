using System.Management.Automation;
using System.Management.Automation.Host;
using System.Runtime.ExceptionServices;
using StarVideos.PowerShell.Errors;

namespace StarVideos.PowerShell.Pipeline;

/// <summary>
/// A cmdlet whose body is ordinary async code. The pipeline thread pumps what the body writes while it waits for the body.
/// </summary>
/// <remarks>
/// The engine calls <see cref="StopProcessing"/> on Ctrl+C only. A downstream <c>Select-Object -First</c>, <c>throw</c> or <c>break</c>
/// shows up as an exception from a write, or not at all while this cmdlet is not on the pipeline thread. So work is cancelled
/// from all three places (stop, failed write, disposal), and disposal waits until none is left.
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

    /// <summary>Cancelled when the pipeline ends early, for whatever reason.</summary>
    private protected CancellationToken StopToken => _stopping.Token;

    private protected IPipeline Pipeline => _queue;

    /// <summary>Asks the user, or says what would be done under -WhatIf.</summary>
    private protected Task<bool> ShouldProcessAsync(string target, string action) =>
        AskAsync(cmdlet => cmdlet.ShouldProcess(target, action));

    /// <summary>Asks the user, whatever the preferences are.</summary>
    /// <param name="query">The question.</param>
    /// <param name="caption">What it is about.</param>
    /// <param name="ifNobodyAnswers">The error where nobody can be asked.</param>
    private protected Task<bool> ShouldContinueAsync(string query, string caption, Func<StarVideosException> ifNobodyAnswers) => AskAsync(cmdlet =>
    {
        try
        {
            // The form that a security impact is said of: only there does Enter mean no.
            bool yesToAll = false, noToAll = false;
            return cmdlet.ShouldContinue(query, caption, hasSecurityImpact: true, ref yesToAll, ref noToAll);
        }
        catch (Exception fault) when (fault is InvalidOperationException or HostException or NotImplementedException or NotSupportedException or NullReferenceException)
        {
            // Each host says it in its own way; the console throws a null reference where its input has ended.
            throw ifNobodyAnswers();
        }
    });

    private protected virtual Task BeginAsync() => Task.CompletedTask;

    private protected virtual Task ProcessAsync() => Task.CompletedTask;

    private protected virtual Task EndAsync() => Task.CompletedTask;

    /// <summary>Runs on the pipeline thread about once a second while the body is waited for. The place for progress.</summary>
    private protected virtual void OnTick()
    {
    }

    /// <summary>Runs on the pipeline thread when all is written. The place to take progress off the screen.</summary>
    private protected virtual void OnFinished()
    {
    }

    /// <summary>
    /// Runs after the pipeline ended early and all work has stopped; what it returns is shown to the user. The streams are closed by
    /// then, so this is the only way left to say what goes on at the service.
    /// </summary>
    private protected virtual string? LastWords() => null;

    /// <summary>The work that goes on after the current record. It ends soon after <see cref="StopToken"/> is cancelled.</summary>
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

        // The body has not had to wait for anything yet, so this is the thread that may ask.
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

            // Reading the fault observes it: when a write fails, nobody awaits the body any more.
            if (work.IsCompleted)
            {
                // The usual case where a row is only checked: nobody has to be woken.
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

            // A body may well end in peace although it was stopped; what it wrote last went nowhere.
            _stopping.Token.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Called again although a write failed: a command further up has caught that and goes on. What failed is still true, and
            // to claim a stop where there was none would end the whole script without a word.
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

    /// <summary>A body that throws before it has become a task has written things as well.</summary>
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
            // Looked at before the queue is emptied: what the body wrote last is in the queue by then.
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

    /// <summary>A failed write means that nobody wants the rest: the work stops, and the engine's own exception goes on its way.</summary>
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
            // Ctrl+C after the end.
        }

        _queue.Nudge();
    }

    /// <summary>
    /// First the body, which after a failed write goes on by itself until it meets the cancelled token, then what it started. Faults
    /// were, or can no longer be, reported; here only the end matters.
    /// </summary>
    private void WaitForWork()
    {
        Wait(_body);
        Wait(Background);

        static void Wait(Task work) => work.ContinueWith(static done => _ = done.Exception, TaskScheduler.Default).GetAwaiter().GetResult();
    }

    /// <summary>
    /// Shows <see cref="LastWords"/> once, unless the command came to its end. Whoever comes second returns when they are shown: the end
    /// of the pipeline and a signal may ask for them at the same time, and after the signal the process is gone.
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
            // A host without a screen.
        }
    }
}
