#if !NET
namespace System.Threading.Tasks;

/// <summary>A method that .NET Framework does not have: waits for a task that others wait for too, until the task ends or this wait is cancelled.</summary>
internal static class TaskWait
{
    /// <summary>The same as <c>Task.WaitAsync</c> of .NET 6 and later: cancelling ends the wait, but not the task.</summary>
    internal static async Task<T> WaitAsync<T>(this Task<T> task, CancellationToken cancellation)
    {
        if (task.IsCompleted || !cancellation.CanBeCanceled)
        {
            return await task.ConfigureAwait(false);
        }

        var stopped = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = cancellation.Register(() => stopped.TrySetCanceled(cancellation));
        return await (await Task.WhenAny(task, stopped.Task).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
#endif
