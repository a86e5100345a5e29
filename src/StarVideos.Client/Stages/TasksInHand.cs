namespace StarVideos.Stages;

/// <summary>Tasks that a stage has taken and not handed on. If a run ends early, it can still name them.</summary>
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
