using System.Management.Automation;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Completion;
using StarVideos.PowerShell.Errors;
using StarVideos.PowerShell.Output;
using StarVideos.PowerShell.Progress;

namespace StarVideos.PowerShell.Commands;

/// <summary>Downloads finished videos, several at the same time, and returns each file when it is complete.</summary>
[Cmdlet(VerbsData.Save, "StarVideo", DefaultParameterSetName = ById)]
[OutputType(typeof(FileInfo))]
public sealed class SaveStarVideoCommand : TaskCommand
{
    private readonly Outcomes _outcomes = new();
    private SaveStage? _stage;
    private ProgressPart? _progress;
    private string? _folder;

    /// <summary>The folder for the files. It is created if it is missing. If left out, the current folder.</summary>
    [Parameter(Position = 1, ParameterSetName = ById)]
    [Parameter(ParameterSetName = ByTask)]
    [ValidateNotNullOrEmpty]
    [FolderText]
    public string Path { get; set; } = ".";

    /// <summary>
    /// The template of file names, with {Name}, {Prompt}, {Id}, {Index} and {Take} ({Index:000} pads with zeros). If left out: the name; without
    /// a name the first words of the prompt; without words the id.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FileNameCompleter))]
    [PlainText]
    public string? FileName { get; set; }

    /// <summary>Replaces existing files. If a name was made from a prompt, only the task's own file is replaced.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Skips videos whose files exist, and returns those files, without a request.</summary>
    [Parameter]
    public SwitchParameter SkipExisting { get; set; }

    /// <summary>Writes no index.jsonl in the folder.</summary>
    [Parameter]
    public SwitchParameter NoIndex { get; set; }

    /// <summary>How many downloads run at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    private protected override Task Background => _stage?.StopAsync() ?? Task.CompletedTask;

    private protected override async Task BeginAsync()
    {
        await base.BeginAsync().ConfigureAwait(false);

        // Before the first task: otherwise a wrong folder or file name would be found only after the first video was paid for.
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
        ? $"Videos not saved or not returned when the pipeline ended: {tasks.Count}. To save what is missing: {FollowUp(tasks, "Save-StarVideo", SameParameters())}"
        : null;

    /// <summary>The parameters of this command, to run it again for the missing files.</summary>
    private string SameParameters() =>
        " -SkipExisting" + FollowUpCommand.Parameter(nameof(Path), _folder) + FollowUpCommand.Parameter(nameof(FileName), FileName) + (NoIndex ? " -NoIndex" : "");

    /// <summary>The command that can still save the video; null if there is none.</summary>
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
        // The counts of the stage, because it leaves out tasks that were given twice and tasks without a video.
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
