using System.Management.Automation;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Completion;
using StarVideos.PowerShell.Errors;
using StarVideos.PowerShell.Output;
using StarVideos.PowerShell.Progress;

namespace StarVideos.PowerShell.Commands;

/// <summary>Downloads finished videos, several at once, and emits each file when it is whole.</summary>
[Cmdlet(VerbsData.Save, "StarVideo", DefaultParameterSetName = ById)]
[OutputType(typeof(FileInfo))]
public sealed class SaveStarVideoCommand : TaskCommand
{
    private readonly Outcomes _outcomes = new();
    private SaveStage? _stage;
    private ProgressPart? _progress;
    private string? _folder;

    /// <summary>The folder to save to. It is created if it is missing. Left out, the current one.</summary>
    [Parameter(Position = 1, ParameterSetName = ById)]
    [Parameter(ParameterSetName = ByTask)]
    [ValidateNotNullOrEmpty]
    [FolderText]
    public string Path { get; set; } = ".";

    /// <summary>How to name the files: {Name}, {Prompt}, {Id}, {Index} and {Take} ({Index:000} pads with zeros). Left out: the name, else the first words of the prompt, else the id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FileNameCompleter))]
    [PlainText]
    public string? FileName { get; set; }

    /// <summary>Replaces existing files; of those named after prompts, only the tasks' own.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Leaves existing files alone and emits them, without a request.</summary>
    [Parameter]
    public SwitchParameter SkipExisting { get; set; }

    /// <summary>Keeps no index.jsonl in the folder.</summary>
    [Parameter]
    public SwitchParameter NoIndex { get; set; }

    /// <summary>Downloads at one time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    private protected override Task Background => _stage?.StopAsync() ?? Task.CompletedTask;

    private protected override async Task BeginAsync()
    {
        await base.BeginAsync().ConfigureAwait(false);

        // Before the first task: a wrong folder or file name must not wait for the first video to be paid and made.
        _folder = FileSystemPath.Of(SessionState, Path, nameof(Path));
        var options = new SaveOptions
        {
            Folder = _folder,
            FileNameTemplate = FileName,
            Force = Force,
            SkipExisting = SkipExisting,
            WriteIndex = !NoIndex,
            ThrottleLimit = ThrottleLimit,
        };
        _stage = new SaveStage(Client, options, Write, Notices, StopToken);
        _progress = State.Progress.Join(this, PipelineStage.Save, Counts);
    }

    private protected override async Task ProcessAsync()
    {
        foreach (var task in Tasks())
        {
            await _stage!.AddAsync(task).ConfigureAwait(false);
        }
    }

    private protected override Task EndAsync() => _stage!.CompleteAsync();

    private protected override void OnTick() => _progress?.Show();

    private protected override void OnFinished() => _progress?.Leave();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _progress?.Leave();
        _stage?.Dispose();
    }

    private protected override string? LastWords() => _stage?.NotHandedOn is { Count: > 0 } tasks
        ? $"Not reported as saved when the pipeline ended: {tasks.Count}. To save what is missing: {FollowUp(tasks, "Save-StarVideo", SameParameters())}"
        : null;

    /// <summary>This command again, for what is missing.</summary>
    private string SameParameters() =>
        " -SkipExisting" + FollowUpCommand.Parameter(nameof(Path), _folder) + FollowUpCommand.Parameter(nameof(FileName), FileName) + (NoIndex ? " -NoIndex" : "");

    /// <summary>The command that saves the video after all, where there is one.</summary>
    private string? Advice(VideoTask task, StarVideosErrorKind kind) => kind switch
    {
        StarVideosErrorKind.DownloadFailed or StarVideosErrorKind.FileNotWritten or StarVideosErrorKind.VideoUrlMissing or StarVideosErrorKind.ConnectionLost
            or StarVideosErrorKind.ServiceUnavailable or StarVideosErrorKind.RateLimited or StarVideosErrorKind.AnswerUnreadable =>
            $"To save it: {FollowUp([task], "Save-StarVideo", SameParameters())}",
        StarVideosErrorKind.VideoNotReady => $"To save it: {FollowUp([task])} | Save-StarVideo{SameParameters()}",
        _ => null,
    };

    private StageCounts Counts()
    {
        // Not what was given: the stage leaves out what was given twice, or has no video.
        var (files, progress) = (_outcomes.Counts, _stage!.Progress);
        return files with
        {
            Taken = files.Done + files.Failed + progress.Taken - progress.Done,
            Downloading = progress.Running,
            Received = progress.Received,
            Total = progress.Total,
        };
    }

    private void Write(SaveResult result)
    {
        _outcomes.Count(isDone: result.Error is null);
        void HandOn() => _stage!.HandedOn(result.Task);
        if (result.Error is { } error)
        {
            Pipeline.WriteError(ErrorRecords.From(error, result.Task, Advice(result.Task, error.Kind)), HandOn);
        }
        else
        {
            Pipeline.WriteObject(SavedFile.From(result.Video!), HandOn);
        }
    }
}
