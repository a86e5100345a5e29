using StarVideos.Files;
using StarVideos.Journal;
using StarVideos.Querying;
using StarVideos.Saving.Index;
using StarVideos.Text;
using StarVideos.Time;

namespace StarVideos.Saving;

/// <summary>
/// Saves finished videos into one folder. One instance serves one run, from as many threads as you like: it sees to it that no two
/// of its videos get one file name, and that a media host which asks for a pause gets it from all.
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

    /// <summary>Touches neither the network nor the disk yet.</summary>
    /// <param name="client">The service, which is asked again where an address has run out.</param>
    /// <param name="options">Where and how to save.</param>
    /// <param name="onNotice">Told, from any thread, what the saver does about what goes wrong, in a sentence.</param>
    /// <exception cref="InvalidRequestException">An option cannot be used.</exception>
    internal VideoSaver(StarVideosClient client, SaveOptions options, Action<VideoTask, string>? onNotice = null)
        : this(client, options, null, onNotice, null)
    {
    }

    /// <inheritdoc cref="VideoSaver(StarVideosClient, SaveOptions, Action{VideoTask, string}?)"/>
    /// <param name="client">The service, which is asked again where an address has run out.</param>
    /// <param name="options">Where and how to save.</param>
    /// <param name="journal">Is told whose video a file will be, before the file has its name; so a later run knows.</param>
    /// <param name="onNotice">Told, from any thread, what the saver does about what goes wrong, in a sentence.</param>
    /// <param name="warn">Told, from any thread and each once, what weakens a promise.</param>
    /// <param name="disk">Where files are written; this computer's disk if left out.</param>
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
    /// Makes the folder if it is missing, and sees whether a file can be made in it: better now than when the first video is paid and
    /// made. Removes what downloads of runs that died have left there.
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
    /// Saves the video of a task. It appears under its name only when it is whole. A cut download is continued, and an address that
    /// has run out is replaced by asking the service, which costs nothing.
    /// </summary>
    /// <param name="task">A task that completed. If its end or its address is not known yet, the service is asked once.</param>
    /// <param name="index">The number for <c>{Index}</c> in the name.</param>
    /// <param name="progress">Told how far the download is, from any thread, at most once a second.</param>
    /// <param name="cancellation">Stops the download at once and removes what there is of it.</param>
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

    /// <summary>Another run of the same rows may have been faster: then the file is there, and the journal says whose video it is.</summary>
    private string? SavedMeanwhile(VideoTask task) => _options.SkipExisting ? ReadSavedFiles().Find(task.Id, _folder) : null;

    private SavedVideo Skipped(VideoTask task, string path)
    {
        _ = _isFolderFlushed.Value;
        return new() { Task = task, Path = path, WasSkipped = true, Length = new FileInfo(path).Length };
    }

    /// <summary>Gives the video its name; another one where the name came from a prompt and another run was faster.</summary>
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
    /// The bytes, which are flushed; then whose they are, then the name: each on the device before the next. So whatever has a name is
    /// whole and has an owner, however the run ends.
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
                // Not to know whose file it is later is no reason to lose a video that was paid for.
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
            // Not to know it is no reason to let videos expire that could be saved.
            Warn($"{unreadable.Message} So a file of the right name is taken for the video, whoever saved it, unless the name was made of a prompt.");
            return new SavedFiles([]);
        }
    }

    private bool RemoveDeadFiles()
    {
        PartFiles.RemoveDead(_disk, _folder);
        return true;
    }

    /// <summary>Another run may have made the folder, or have given a file its name that is left alone now, and have died before it flushed that.</summary>
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
