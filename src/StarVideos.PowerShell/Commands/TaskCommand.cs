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

    /// <summary>Ids of tasks.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Tasks, ids, or tasks that were exported and read back.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByTask, ValueFromPipeline = true)]
    [TaskTransformation]
    [ValidateNotNull]
    public VideoTask[]? InputObject { get; set; }

    /// <summary>The tasks of the current record whose ids can be ids; each other one becomes an error.</summary>
    private protected IEnumerable<VideoTask> Tasks()
    {
        var tasks = ParameterSetName == ById ? Id!.Select(id => new VideoTask { Id = id.Trim() }) : InputObject!;
        foreach (var task in tasks)
        {
            if (TaskId.IsValid(task.Id))
            {
                // -BaseUri wins over the address a task remembers.
                yield return MyInvocation.BoundParameters.ContainsKey(nameof(BaseUri)) ? task with { BaseUri = Settings.BaseUri } : task;
            }
            else
            {
                Pipeline.WriteError(ErrorRecords.From(new InvalidRequestException("id", task.Id, TaskId.Rule), task));
            }
        }
    }
}
