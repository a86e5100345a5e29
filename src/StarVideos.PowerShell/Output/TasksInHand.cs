namespace StarVideos.PowerShell.Output;

/// <summary>Tasks a command has taken and not passed on, so that a pipeline that ends early can still name them.</summary>
internal sealed class TasksInHand
{
    private readonly Dictionary<string, VideoTask> _tasks = new(StringComparer.Ordinal);

    internal void Add(VideoTask task)
    {
        lock (_tasks)
        {
            _tasks[task.Id] = task;
        }
    }

    /// <summary>Its task or an error about it is about to be written.</summary>
    internal void Remove(VideoTask task)
    {
        lock (_tasks)
        {
            _tasks.Remove(task.Id);
        }
    }

    internal VideoTask[] ToArray()
    {
        lock (_tasks)
        {
            return [.. _tasks.Values];
        }
    }
}
