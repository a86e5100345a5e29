#if !NET
namespace System.Threading.Tasks;

/// <summary>What .NET Framework lacks: a task that others wait for too is waited for only until somebody stops.</summary>
internal static class TaskWait
{
    /// <summary>As <c>Task.WaitAsync</c> of .NET 6 and later: cancelling ends the wait, and not the task.</summary>
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
