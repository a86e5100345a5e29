using System.Management.Automation;

namespace StarVideos.PowerShell.Pipeline;

/// <summary>Passes writes from any thread to the pipeline thread, because only that thread may write.</summary>
/// <param name="stop">Cancelled when nothing more will be written. A caller who waits for an answer then gets none.</param>
internal sealed class PipelineQueue(CancellationToken stop) : IPipeline
{
    /// <summary>The tag of the module's information records.</summary>
    private const string Tag = "StarVideos";

    private readonly object _lock = new();
    private readonly Queue<Action<Cmdlet>> _writes = new();
    private bool _isNudged;

    public void WriteObject(object value, Action? onWriting = null) => Add(cmdlet =>
    {
        onWriting?.Invoke();
        cmdlet.WriteObject(value);
    });

    public void WriteError(ErrorRecord error, Action? onWriting = null) => Add(cmdlet =>
    {
        onWriting?.Invoke();
        cmdlet.WriteError(error);
    });

    public void WriteWarning(string text) => Add(cmdlet => cmdlet.WriteWarning(text));

    public void WriteVerbose(string text) => Add(cmdlet => cmdlet.WriteVerbose(text));

    public void WriteDebug(string text) => Add(cmdlet => cmdlet.WriteDebug(text));

    public void WriteInformation(string text) => Add(cmdlet => cmdlet.WriteInformation(text, [Tag]));

    /// <summary>Queues a question. Not for the pipeline thread: it would wait for itself. It has to ask directly.</summary>
    internal Task<bool> AskAsync(Func<Cmdlet, bool> question)
    {
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var registration = stop.Register(() => answer.TrySetCanceled(stop));
        Add(cmdlet =>
        {
            using (registration)
            {
                try
                {
                    answer.TrySetResult(question(cmdlet));
                }
                catch (Exception exception)
                {
                    // "Yes to all", "Suspend" and Ctrl+C at the prompt are exceptions: both the body and the pump end.
                    answer.TrySetException(exception);
                    throw;
                }
            }
        });
        return answer.Task;
    }

    /// <summary>Wakes <see cref="Wait"/> without anything to write.</summary>
    internal void Nudge()
    {
        lock (_lock)
        {
            _isNudged = true;
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Takes the oldest write, if there is one.</summary>
    internal bool TryTake(out Action<Cmdlet>? write)
    {
        lock (_lock)
        {
            write = _writes.Count > 0 ? _writes.Dequeue() : null;
            return write is not null;
        }
    }

    /// <summary>Returns when there is something to write, when <see cref="Nudge"/> is called, or after <paramref name="most"/>.</summary>
    internal void Wait(TimeSpan most)
    {
        lock (_lock)
        {
            if (_writes.Count == 0 && !_isNudged)
            {
                Monitor.Wait(_lock, most);
            }

            _isNudged = false;
        }
    }

    private void Add(Action<Cmdlet> write)
    {
        lock (_lock)
        {
            _writes.Enqueue(write);
            Monitor.Pulse(_lock);
        }
    }
}
