using System.Management.Automation;
using StarVideos.PowerShell.Completion;
using StarVideos.PowerShell.Errors;
using StarVideos.PowerShell.Output;
using StarVideos.PowerShell.Pipeline;
using StarVideos.Saving;

namespace StarVideos.PowerShell.Commands;

/// <summary>Downloads finished videos, several at once, and emits each file when it is whole.</summary>
[Cmdlet(VerbsData.Save, "StarVideo", DefaultParameterSetName = ById)]
[OutputType(typeof(FileInfo))]
public sealed class SaveStarVideoCommand : TaskCommand
{
    private readonly TasksInHand _inHand = new();
    private SaveProgress? _progress;
    private VideoSaver? _saver;
    private Overlap? _overlap;
    private int _index;

    /// <summary>The folder to save to. It is created if it is missing. Left out, the current one.</summary>
    [Parameter(Position = 1, ParameterSetName = ById)]
    [Parameter(ParameterSetName = ByTask)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>How to name the files: {Name}, {Id} and {Index} ({Index:000} pads with zeros). Left out: the name, or the id where there is none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FileNameCompleter))]
    public string? FileName { get; set; }

    /// <summary>Replaces existing files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Leaves existing files alone and emits them, without a request.</summary>
    [Parameter]
    public SwitchParameter SkipExisting { get; set; }

    /// <summary>Downloads at one time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    private protected override Task Background => _overlap?.WhenAllAsync() ?? Task.CompletedTask;

    private protected override async Task BeginAsync()
    {
        await base.BeginAsync().ConfigureAwait(false);

        // Before the first task: a wrong folder or file name must not wait for the first video to be paid and made.
        var folder = GetUnresolvedProviderPathFromPSPath(Path);
        _saver = new VideoSaver(
            Client,
            new SaveOptions
            {
                Folder = folder,
                FileNameTemplate = FileName,
                Force = Force,
                SkipExisting = SkipExisting,
            },
            Journal,
            Report,
            Pipeline.WriteWarning);
        _saver.PrepareFolder();
        _overlap = new Overlap(ThrottleLimit, inOrder: false, StopToken);
        _progress = new SaveProgress();
    }

    private protected override async Task ProcessAsync()
    {
        foreach (var task in Tasks())
        {
            if (task.IsEnded && task.Status != VideoTaskStatus.Completed)
            {
                // Wait-StarVideoTask has reported it as an error; here it is no more than a gap in the folder.
                Pipeline.WriteWarning($"Task {TaskText.Title(task)} ended without a video, so there is nothing to save.");
                continue;
            }

            var index = ++_index;
            _progress!.Taken = index;
            _inHand.Add(task);
            await _overlap!.StartAsync(() => SaveAsync(task, index)).ConfigureAwait(false);
        }
    }

    private protected override Task EndAsync() => Background;

    private protected override void OnTick() => _progress?.Show(this);

    private protected override void OnFinished() => _progress?.Hide(this);

    private protected override string? LastWords() => _inHand.ToArray() is { Length: > 0 } tasks
        ? $"Not reported as saved when the pipeline ended: {tasks.Length}. To save what is missing: {ResumeCommand.For(tasks, Journal.IsEnabled, "Save-StarVideo -SkipExisting")}"
        : null;

    private async Task<Action> SaveAsync(VideoTask task, int index)
    {
        try
        {
            var saved = await _saver!.SaveAsync(task, index, progress => _progress!.Report(index, progress), StopToken).ConfigureAwait(false);
            return () =>
            {
                Pipeline.WriteVerbose(saved.WasSkipped ? $"Left alone, as it exists: {saved.Path}" : $"Saved {TaskText.Title(task)} to {saved.Path} ({TaskText.Size(saved.Length)})");
                Pipeline.WriteObject(ToFile(saved), () => _inHand.Remove(task));
                _progress!.Done(index);
            };
        }
        catch (StarVideosException exception)
        {
            return () =>
            {
                Pipeline.WriteError(ErrorRecords.From(exception, task), () => _inHand.Remove(task));
                _progress!.Done(index);
            };
        }
        catch (OperationCanceledException)
        {
            return static () => { };
        }
    }

    private void Report(VideoTask task, string text) => Pipeline.WriteVerbose($"{TaskText.Title(task)}: {text}");

    private static PSObject ToFile(SavedVideo saved)
    {
        var file = new PSObject(new FileInfo(saved.Path));
        file.Properties.Add(new PSNoteProperty("TaskId", saved.Task.Id));
        file.Properties.Add(new PSNoteProperty("TaskName", saved.Task.Name));

        // For a table of its own: the one of PowerShell shows no size for files that did not come from Get-ChildItem.
        file.TypeNames.Insert(0, "StarVideos.SavedFile");
        return file;
    }
}
