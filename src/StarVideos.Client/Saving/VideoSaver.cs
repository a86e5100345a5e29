using StarVideos.Files;
using StarVideos.Journal;
using StarVideos.Querying;
using StarVideos.Saving.Index;
using StarVideos.Text;
using StarVideos.Time;

namespace StarVideos.Saving;

/// <summary>
/// Saves finished videos into one folder. One instance is for one run, and can be used by several threads. No two of its videos get the same
/// file name. If a media host asks for a pause, all downloads wait.
/// </summary>
internal sealed class VideoSaver
{
    private readonly StarVideosClient _client;
    private readonly SaveOptions _options;
    private readonly Action<VideoTask, string>? _onNotice;
    private readonly VideoJournal? _journal;
    private readonly Action<string> _warn;
    private readonly Notices _warnings = new();
    private readonly Disk _disk;
    private readonly string _folder;
    private readonly FileNameTemplate _template;
    private readonly FileOwners _owners;
    private readonly Lazy<bool> _isTidy;
    private readonly Lazy<bool> _isFolderFlushed;
    private readonly VideoPlaces _places;
    private readonly PauseGate _gate;

    /// <summary>Makes the saver. Uses neither the network nor the disk yet.</summary>
    /// <param name="client">The service. It is asked for a new address when an address has expired.</param>
    /// <param name="options">Where and how to save.</param>
    /// <param name="onNotice">Called with a sentence when the saver handles a fault. Called from any thread.</param>
    /// <exception cref="InvalidRequestException">An option cannot be used.</exception>
    internal VideoSaver(StarVideosClient client, SaveOptions options, Action<VideoTask, string>? onNotice = null)
        : this(client, options, null, onNotice, null)
    {
    }

    /// <inheritdoc cref="VideoSaver(StarVideosClient, SaveOptions, Action{VideoTask, string}?)"/>
    /// <param name="client">The service. It is asked for a new address when an address has expired.</param>
    /// <param name="options">Where and how to save.</param>
    /// <param name="journal">Records the task of each file before the file is renamed to its final name, for later runs.</param>
    /// <param name="onNotice">Called with a sentence when the saver handles a fault. Called from any thread.</param>
    /// <param name="warn">Called once with each warning about a promise that cannot be kept in full. Called from any thread.</param>
    /// <param name="disk">The disk; this computer's disk if left out.</param>
    internal VideoSaver(StarVideosClient client, SaveOptions options, VideoJournal? journal, Action<VideoTask, string>? onNotice, Action<string>? warn, Disk? disk = null)
    {
        if (options.Force && options.SkipExisting)
        {
            throw new InvalidRequestException(nameof(options.SkipExisting), true, "an existing file can be replaced or left alone, not both");
        }

        _client = client;
        _options = options;
        _onNotice = onNotice;
        _journal = journal;
        _warn = warn ?? (static _ => { });
        _disk = disk ?? Disk.Real;
        _folder = options.Folder;
        _template = new FileNameTemplate(options.FileNameTemplate);
        _owners = new FileOwners(journal, ReadSavedFiles);
        _places = new VideoPlaces(options, _owners);
        _isTidy = new Lazy<bool>(RemoveDeadFiles);
        _isFolderFlushed = new Lazy<bool>(FlushFolder);
        _gate = new PauseGate(client.Clock);
    }

    /// <summary>
    /// Makes the folder if it is missing, and tests whether a file can be made in it: an error is better now than after the first video was paid
    /// for. Removes the incomplete files of runs that were killed.
    /// </summary>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.FileNotWritten"/>: no file can be written there.</exception>
    internal void PrepareFolder()
    {
        try
        {
            using var file = TemporaryFile.Create(Path.Combine(_folder, "probe"), _disk);
        }
        catch (StarVideosException fault)
        {
            throw new StarVideosException(fault.Kind, $"No video can be saved in {Clip.Message(_folder)}: {Clip.Message(fault.InnerException!.Message).TrimEnd('.')}.", fault.InnerException);
        }

        _ = _isTidy.Value;
        if (_options.SkipExisting)
        {
            _ = _owners.Files;
        }
    }

    /// <summary>
    /// Saves the video of a task. The file gets its final name only when it is complete. A cut download is continued. An expired address is
    /// replaced by a query to the service, which is free.
    /// </summary>
    /// <param name="task">A completed task. If its state or its video address is not known yet, the service is asked once.</param>
    /// <param name="index">The number for <c>{Index}</c> in the name.</param>
    /// <param name="progress">Called with the progress of the download, from any thread, at most once a second.</param>
    /// <param name="cancellation">Stops the download at once and removes its incomplete file.</param>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.FileExists"/>, <see cref="StarVideosErrorKind.FileNotWritten"/>, <see cref="StarVideosErrorKind.VideoNotReady"/>,
    /// <see cref="StarVideosErrorKind.VideoTaskFailed"/>,
    /// <see cref="StarVideosErrorKind.VideoUrlMissing"/>, <see cref="StarVideosErrorKind.VideoUrlInvalid"/>, <see cref="StarVideosErrorKind.VideoExpired"/>,
    /// <see cref="StarVideosErrorKind.DownloadFailed"/>, or an error of the query. Nothing is left on disk.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled. Nothing is left on disk.</exception>
    internal async Task<SavedVideo> SaveAsync(VideoTask task, int index = 1, Action<DownloadProgress>? progress = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!TaskId.IsValid(task.Id))
        {
            throw new InvalidRequestException("id", task.Id, TaskId.Rule);
        }

        if (task.IsEnded)
        {
            RequireCompleted(task);
        }

        if (_options.SkipExisting && _owners.Files.Find(task.Id, _folder) is { } known)
        {
            return Skipped(task, known);
        }

        var name = _template.Render(task, index);
        var place = _places.Choose(name, task.Id);
        if (File.Exists(place.Path) && !_options.Force)
        {
            return _options.SkipExisting
                ? Skipped(task, place.Path)
                : throw TemporaryFile.Exists(place.Path);
        }

        if (!task.IsEnded || task.VideoUrl is null)
        {
            Notify(task, "Asking the service for the address of the video.");
            task = await AskAsync(task, cancellation).ConfigureAwait(false);
        }

        var address = AddressOf(task);
        using var file = TemporaryFile.Create(place.Path, _disk);
        _ = _isTidy.Value;
        using var hash = _options.WriteIndex ? new VideoHash() : null;
        var download = new MediaDownload(_client, _options, _gate, file)
        {
            Hash = hash,
            Progress = progress,
            OnNotice = text => Notify(task, text),
            FreshAddress = async stop => AddressOf(task = await AskAsync(task, stop).ConfigureAwait(false)),
        };
        var length = await download.RunAsync(address, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        try
        {
            await FinishAsync(file, task, name, place, length).ConfigureAwait(false);
        }
        catch (StarVideosException fault) when (fault.Kind == StarVideosErrorKind.FileExists && SavedMeanwhile(task) is { } other)
        {
            return Skipped(task, other);
        }

        return new SavedVideo { Task = task, Path = file.FinalPath, Length = length, Sha256 = hash?.Finish() };
    }

    /// <summary>The path of the video, if another run of the same rows was faster: then the file exists, and the journal knows its task.</summary>
    private string? SavedMeanwhile(VideoTask task) => _options.SkipExisting ? ReadSavedFiles().Find(task.Id, _folder) : null;

    private SavedVideo Skipped(VideoTask task, string path)
    {
        _ = _isFolderFlushed.Value;
        return new() { Task = task, Path = path, WasSkipped = true, Length = new FileInfo(path).Length };
    }

    /// <summary>Renames the file to its final name. If the name came from a prompt and another run has taken it, chooses another name.</summary>
    private async Task FinishAsync(TemporaryFile file, VideoTask task, SafeFileName name, VideoPlace place, long length)
    {
        file.FlushToDisk();
        if (!_places.IsFree(place, task.Id))
        {
            place = _places.Choose(name, task.Id);
        }

        var isOwn = place.IsOfPrompt && File.Exists(place.Path);
        try
        {
            await NameAsync(file, task, place, length, _options.Force && (isOwn || !place.IsOfPrompt)).ConfigureAwait(false);
        }
        catch (StarVideosException fault) when (fault.Kind == StarVideosErrorKind.FileExists && place.IsOfPrompt && !isOwn)
        {
            await NameAsync(file, task, _places.Choose(name, task.Id), length, _options.Force).ConfigureAwait(false);
        }

        _ = _isFolderFlushed.Value;
    }

    /// <summary>
    /// Flushes the bytes, then records the task of the file, then renames the file. Each is on the device before the next step. So every named
    /// file is complete and its task is known, however the run ends.
    /// </summary>
    private async Task NameAsync(TemporaryFile file, VideoTask task, VideoPlace place, long length, bool replace)
    {
        file.FinalPath = place.Path;
        if (_journal is not null)
        {
            try
            {
                await _journal.Recorder.SavedAsync(task, place.Path, length).ConfigureAwait(false);
            }
            catch (StarVideosException fault)
            {
                // The file is saved even if its task cannot be recorded: the video was paid for.
                Warn(fault.Message);
            }
        }

        WarnUnlessFlushed(file.MoveToFinal(replace));
    }

    private SavedFiles ReadSavedFiles()
    {
        try
        {
            return new SavedFiles(_journal?.History.Saved() ?? []);
        }
        catch (StarVideosException unreadable)
        {
            // Videos are saved even if the journal cannot be read: otherwise they could expire.
            Warn($"{unreadable.Message} So an existing file of the right name counts as the video, even if something else saved it, unless the name was made from a prompt.");
            return new SavedFiles([]);
        }
    }

    private bool RemoveDeadFiles()
    {
        PartFiles.RemoveDead(_disk, _folder);
        return true;
    }

    /// <summary>
    /// Flushes the folder. Another run may have made the folder or named a file that is skipped now, and may have been killed before it flushed
    /// the folder.
    /// </summary>
    private bool FlushFolder()
    {
        try
        {
            WarnUnlessFlushed(_disk.FlushFolder(_folder));
            Folders.FlushNames(_disk, _folder);
        }
        catch (IOException fault)
        {
            WarnUnlessFlushed(fault.Message);
        }

        return true;
    }

    private void WarnUnlessFlushed(string? reason)
    {
        if (reason is not null)
        {
            Warn($"The folder {Clip.Message(_folder)} cannot be flushed to its device ({Clip.Message(reason)}): a power cut could take videos away that were just saved.");
        }
    }

    private Task<VideoTask> AskAsync(VideoTask task, CancellationToken cancellation) =>
        new TaskQuery(_client, (fault, _) => Notify(task, $"{fault.Message} Asking again.")).AskAsync(task, cancellation);

    private static Uri AddressOf(VideoTask task)
    {
        RequireCompleted(task);
        return MediaAddress.Check(task.VideoUrl ?? throw new StarVideosException(
            StarVideosErrorKind.VideoUrlMissing, $"Task {task.Id} completed, and the service gave no address of a video.{Reason(task)}"));
    }

    private static void RequireCompleted(VideoTask task)
    {
        if (task.Status != VideoTaskStatus.Completed)
        {
            throw task.IsEnded
                ? new StarVideosException(StarVideosErrorKind.VideoTaskFailed, $"Task {task.Id} ended without a video: there is nothing to save.{Reason(task)}")
                : new StarVideosException(StarVideosErrorKind.VideoNotReady, $"Task {task.Id} is not completed: there is nothing to save yet.");
        }
    }

    private static string Reason(VideoTask task) => string.IsNullOrWhiteSpace(task.Error) ? "" : $" {Clip.Message(task.Error!)}";

    private void Warn(string text)
    {
        _warnings.Add(text);
        _warnings.TellTo(_warn);
    }

    private void Notify(VideoTask task, string text) => _onNotice?.Invoke(task, text);
}
