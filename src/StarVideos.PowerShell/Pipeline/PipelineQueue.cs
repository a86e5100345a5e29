using System.Management.Automation;

namespace StarVideos.PowerShell.Pipeline;

/// <summary>Carries writes from any thread to the pipeline thread, which alone may write.</summary>
/// <param name="stop">Cancelled when nothing will be written any more. Whoever waits for an answer then gets none.</param>
internal sealed class PipelineQueue(CancellationToken stop) : IPipeline
{
    /// <summary>Tells the module's information from others'.</summary>
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

    /// <summary>Puts a question in the queue. On the pipeline thread nobody would ever answer it: there, it has to be asked directly.</summary>
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
                    // "Yes to all", "Suspend" and Ctrl+C at the prompt come as exceptions: the body ends, and so does the pump.
                    answer.TrySetException(exception);
                    throw;
                }
            }
        });
        return answer.Task;
    }

    /// <summary>Wakes <see cref="Wait"/> although nothing is to be written.</summary>
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

    /// <summary>Returns when there is something to write, when nudged, or when <paramref name="most"/> has passed.</summary>
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
