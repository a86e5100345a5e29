using System.Management.Automation;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Completion;
using StarVideos.PowerShell.Errors;

namespace StarVideos.PowerShell.Commands;

/// <summary>A cmdlet that takes tasks: by id, or from the pipeline as tasks or ids.</summary>
public abstract class TaskCommand : ServiceCommand
{
    private protected const string ById = "Id";
    private protected const string ByTask = "InputObject";

    private Dictionary<string, VideoTask>? _remembered;

    /// <summary>Ids of tasks.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdCompleter))]
    [IdText(Several = true)]
    public string[]? Id { get; set; }

    /// <summary>Tasks, ids, or tasks that were exported and read back.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByTask, ValueFromPipeline = true)]
    [TaskTransformation]
    [ValidateNotNull]
    public VideoTask[]? InputObject { get; set; }

    private protected override async Task BeginAsync()
    {
        await base.BeginAsync().ConfigureAwait(false);

        // The binder would refuse each task as it arrives: one by one, and after it was paid for.
        if (MyInvocation.ExpectingInput && ParameterSetName == ById)
        {
            throw new InvalidRequestException("-Id", string.Join(", ", Id!), "cannot be given beside tasks from the pipeline; name the parameter you mean, as -Path");
        }
    }

    /// <summary>The tasks of the current record whose ids can be ids; each other one becomes an error.</summary>
    private protected IEnumerable<VideoTask> Tasks()
    {
        var tasks = ParameterSetName == ById ? Id!.Select(id => new VideoTask { Id = id.Trim() }) : InputObject!;
        foreach (var task in tasks)
        {
            if (TaskId.IsValid(task.Id))
            {
                var named = task.Prompt is null && task.Name is null ? Remember(task) : task;

                // -BaseUri wins over the address a task remembers.
                yield return MyInvocation.BoundParameters.ContainsKey(nameof(BaseUri)) ? named with { BaseUri = Settings.BaseUri } : named;
            }
            else
            {
                Pipeline.WriteError(ErrorRecords.From(new InvalidRequestException("id", task.Id, TaskId.Rule), task));
            }
        }
    }

    /// <summary>What only this computer knows of a bare id: how its owner called it, and what was asked for.</summary>
    private VideoTask Remember(VideoTask bare)
    {
        _remembered ??= ReadJournal();
        return _remembered.TryGetValue(bare.Id, out var known)
            ? bare with { Name = known.Name, Batch = known.Batch, Mode = known.Mode, Prompt = known.Prompt, Duration = known.Duration, Ratio = known.Ratio, CreatedAt = known.CreatedAt }
            : bare;
    }

    private Dictionary<string, VideoTask> ReadJournal()
    {
        var tasks = new Dictionary<string, VideoTask>(StringComparer.Ordinal);
        try
        {
            foreach (var task in Journal.List(Pipeline.WriteVerbose))
            {
                tasks[task.Id] = task;
            }
        }
        catch (StarVideosException unreadable)
        {
            Pipeline.WriteVerbose(unreadable.Message);
        }

        return tasks;
    }
}
