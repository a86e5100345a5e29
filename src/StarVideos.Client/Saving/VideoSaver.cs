using StarVideos.Files;
using StarVideos.Querying;
using StarVideos.Retry;
using StarVideos.Text;

namespace StarVideos.Saving;

/// <summary>
/// Saves finished videos into one folder. One instance serves one run, from as many threads as you like: it sees to it that no two
/// of its videos get one file name, and that a media host which asks for a pause gets it from all.
/// </summary>
public sealed class VideoSaver
{
    private readonly StarVideosClient _client;
    private readonly SaveOptions _options;
    private readonly Action<VideoTask, string>? _onNotice;
    private readonly Func<string, Stream> _open;
    private readonly string _folder;
    private readonly FileNameTemplate _template;
    private readonly ILookup<string, string> _filesOf;
    private readonly NameReservations _names = new();
    private readonly PauseGate _gate;

    /// <summary>Touches neither the network nor the disk yet.</summary>
    /// <param name="client">The service, which is asked again where an address has run out.</param>
    /// <param name="options">Where and how to save.</param>
    /// <param name="onNotice">Told, from any thread, what the saver does about what goes wrong, in a sentence.</param>
    /// <exception cref="InvalidRequestException">An option cannot be used.</exception>
    public VideoSaver(StarVideosClient client, SaveOptions options, Action<VideoTask, string>? onNotice = null)
        : this(client, options, onNotice, path => new DurableFile(path))
    {
    }

    internal VideoSaver(StarVideosClient client, SaveOptions options, Action<VideoTask, string>? onNotice, Func<string, Stream> open)
    {
        if (options.Force && options.SkipExisting)
        {
            throw new InvalidRequestException(nameof(options.SkipExisting), true, "an existing file can be replaced or left alone, not both");
        }

        if (options.StallTimeout <= TimeSpan.Zero || options.StallTimeout.TotalMilliseconds > int.MaxValue)
        {
            throw new InvalidRequestException(nameof(options.StallTimeout), options.StallTimeout, "must be more than zero and less than 25 days");
        }

        _client = client;
        _options = options;
        _onNotice = onNotice;
        _open = open;
        _folder = CheckFolder(options.Folder);
        _template = new FileNameTemplate(options.FileNameTemplate);
        _filesOf = options.SavedFiles.ToLookup(static file => file.Value, static file => file.Key);
        _gate = new PauseGate(client.Clock);
    }

    /// <summary>Makes the folder if it is missing, and sees whether a file can be made in it: better now than when the first video is paid and made.</summary>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.FileNotWritten"/>: no file can be written there.</exception>
    public void PrepareFolder()
    {
        try
        {
            using var file = TemporaryFile.Create(Path.Combine(_folder, "probe"), static path => File.Create(path));
        }
        catch (StarVideosException fault)
        {
            throw new StarVideosException(fault.Kind, $"No video can be saved in {Clip.Message(_folder)}: {Clip.Message(fault.InnerException!.Message).TrimEnd('.')}.", fault.InnerException);
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
    /// <see cref="StarVideosErrorKind.VideoUrlMissing"/>, <see cref="StarVideosErrorKind.VideoUrlInvalid"/>, <see cref="StarVideosErrorKind.VideoExpired"/>,
    /// <see cref="StarVideosErrorKind.DownloadFailed"/>, or an error of the query. Nothing is left on disk.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled. Nothing is left on disk.</exception>
    public async Task<SavedVideo> SaveAsync(VideoTask task, int index = 1, Action<DownloadProgress>? progress = null, CancellationToken cancellation = default)
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

        if (_options.SkipExisting && SavedBefore(task) is { } known)
        {
            return Skipped(task, known);
        }

        var path = Path.Combine(_folder, _names.Reserve(_template.Render(task, index), task.Id, IsTakenByAnother(task)));
        if (File.Exists(path) && !_options.Force)
        {
            return _options.SkipExisting
                ? Skipped(task, path)
                : throw TemporaryFile.Exists(path);
        }

        if (!task.IsEnded || task.VideoUrl is null)
        {
            Notify(task, "Asking the service for the address of the video.");
            task = await AskAsync(task, cancellation).ConfigureAwait(false);
        }

        var address = AddressOf(task);
        using var file = TemporaryFile.Create(path, _open);
        var download = new MediaDownload(_client, _options, _gate, file)
        {
            Progress = progress,
            OnNotice = text => Notify(task, text),
            FreshAddress = async stop => AddressOf(task = await AskAsync(task, stop).ConfigureAwait(false)),
        };
        var length = await download.RunAsync(address, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        file.MoveToFinal(_options.Force);
        return new SavedVideo { Task = task, Path = path, Length = length };
    }

    private static SavedVideo Skipped(VideoTask task, string path) => new() { Task = task, Path = path, WasSkipped = true, Length = new FileInfo(path).Length };

    /// <summary>The file of this folder that has the task's video, under whatever name: an index is another one in every run.</summary>
    private string? SavedBefore(VideoTask task) =>
        _filesOf[task.Id]
            .Select(path => Path.Combine(_folder, Path.GetFileName(path)))
            .FirstOrDefault(path => OwnerOf(path) == task.Id && File.Exists(path));

    private string? OwnerOf(string path) => _options.SavedFiles.TryGetValue(path, out var id) ? id : null;

    /// <summary>
    /// Tasks of one name arrive in another order in every run. A file that is left alone must be this task's own, or a paid video is
    /// never fetched.
    /// </summary>
    private Func<string, bool> IsTakenByAnother(VideoTask task) => name =>
        _options.SkipExisting && OwnerOf(Path.Combine(_folder, name)) is { } owner && owner != task.Id && File.Exists(Path.Combine(_folder, name));

    private static string CheckFolder(string folder)
    {
        const string Rule = "must be the absolute path of a folder";
        try
        {
            return Path.IsPathRooted(folder) ? Path.GetFullPath(folder) : throw new InvalidRequestException(nameof(SaveOptions.Folder), folder, Rule);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or IOException)
        {
            throw new InvalidRequestException(nameof(SaveOptions.Folder), folder, Rule);
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
            throw new StarVideosException(StarVideosErrorKind.VideoNotReady, task.IsEnded
                ? $"Task {task.Id} ended without a video: there is nothing to save.{Reason(task)}"
                : $"Task {task.Id} is not completed: there is nothing to save yet.");
        }
    }

    private static string Reason(VideoTask task) => string.IsNullOrWhiteSpace(task.Error) ? "" : $" {Clip.Message(task.Error!)}";

    private void Notify(VideoTask task, string text) => _onNotice?.Invoke(task, text);
}
