using System.Management.Automation;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Completion;

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

        // Otherwise the binder would refuse each task when it arrives, after it was paid for.
        if (MyInvocation.ExpectingInput && ParameterSetName == ById)
        {
            throw new InvalidRequestException("-Id", string.Join(", ", Id!), "cannot be given beside tasks from the pipeline; name the parameter you mean, as -Path");
        }
    }

    /// <summary>The tasks of the current record. -BaseUri has priority over the address in a task.</summary>
    private protected IEnumerable<VideoTask> Tasks()
    {
        var tasks = ParameterSetName == ById ? Id!.Select(VideoTask.WithId) : InputObject!;
        return MyInvocation.BoundParameters.ContainsKey(nameof(BaseUri)) ? tasks.Select(task => task.At(Settings.BaseUri)) : tasks;
    }
}
