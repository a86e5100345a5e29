using StarVideos.Text;

namespace StarVideos.Stages;

/// <summary>Checks the tasks that are added to a stage: whether the id is valid, and what the journal knows if only the id is given.</summary>
internal sealed class TaskIntake(VideoJournal journal, StageNotices notices)
{
    private Dictionary<string, VideoTask>? _known;

    /// <returns>The error; null if the task can be used.</returns>
    internal StarVideosException? Check(ref VideoTask task)
    {
        if (!TaskId.IsValid(task.Id))
        {
            return new InvalidRequestException("id", task.Id, TaskId.Rule);
        }

        // Only the id was given. Its name, its request and its service are known to the journal only.
        if (task.Prompt is null && task.Name is null)
        {
            _known ??= Read();
            if (_known.TryGetValue(task.Id, out var known))
            {
                task = task with
                {
                    Name = known.Name,
                    Batch = known.Batch,
                    Mode = known.Mode,
                    Prompt = known.Prompt,
                    Duration = known.Duration,
                    Ratio = known.Ratio,
                    Take = known.Take,
                    TakeOf = known.TakeOf,
                    CreatedAt = known.CreatedAt,
                    Path = known.Path,
                    BaseUri = task.BaseUri ?? known.BaseUri,
                };
            }
        }

        return null;
    }

    private Dictionary<string, VideoTask> Read()
    {
        var tasks = new Dictionary<string, VideoTask>(StringComparer.Ordinal);
        try
        {
            foreach (var task in journal.Tasks(notices.Tell))
            {
                tasks[task.Id] = task;
            }
        }
        catch (StarVideosException unreadable)
        {
            notices.Tell(unreadable.Message);
        }

        return tasks;
    }
}
