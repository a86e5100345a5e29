using StarVideos.Files;
using StarVideos.Saving;
using StarVideos.Saving.Index;
using StarVideos.Stages;
using StarVideos.Text;

namespace StarVideos;

/// <summary>
/// Saves the videos of tasks, several at the same time, and reports each video when it is complete. The task of each file is recorded in the
/// client's journal, and in an index in the folder. Tasks are added one by one, by one caller.
/// </summary>
public sealed class SaveStage : IDisposable
{
    private readonly Action<SaveResult> _onResult;
    private readonly StageNotices _notices;
    private readonly CancellationToken _stop;
    private readonly TaskIntake _intake;
    private readonly TasksInHand _inHand = new();
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly RunningDownloads _downloads = new();
    private readonly VideoSaver _saver;
    private readonly IndexWriter? _index;
    private readonly Overlap _overlap;

    /// <summary>
    /// Makes the stage. Makes the folder if it is missing, and tests whether a file can be made in it: an error is better now than after the
    /// first video was paid for.
    /// </summary>
    /// <param name="client">The service, with its journal.</param>
    /// <param name="options">Where and how to save.</param>
    /// <param name="onResult">
    /// Gets the result of each task, in the order in which the downloads end. Called from any thread, never twice at the same time. The caller
    /// calls <see cref="HandedOn"/> after it has passed on a result.
    /// </param>
    /// <param name="notices">Receives warnings and progress messages.</param>
    /// <param name="stop">Stops the downloads, and removes their incomplete files.</param>
    /// <exception cref="InvalidRequestException">An option cannot be used.</exception>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.FileNotWritten"/>: no file can be written there.</exception>
    public SaveStage(StarVideosClient client, SaveOptions options, Action<SaveResult> onResult, StageNotices? notices = null, CancellationToken stop = default)
    {
        _onResult = onResult;
        _notices = notices ?? StageNotices.None;
        _stop = stop;
        _intake = new TaskIntake(client.Journal, _notices);
        _saver = new VideoSaver(client, options, client.Journal, (task, text) => _notices.Tell($"{TaskText.Title(task)}: {text}"), _notices.Warn);
        _saver.PrepareFolder();
        _index = options.WriteIndex ? new IndexWriter(options.Folder, client.Journal, Disk.Real, client.Clock, _notices.Warn, stop) : null;
        _overlap = new Overlap(options.ThrottleLimit, inOrder: false, stop);
    }

    /// <summary>Tasks that were added and for which <see cref="HandedOn"/> was not called.</summary>
    public IReadOnlyCollection<VideoTask> NotHandedOn => _inHand.ToArray();

    /// <summary>The progress of the downloads.</summary>
    public SaveProgress Progress => _downloads.Progress;

    /// <summary>Adds a task. Completes when its download has begun, or when its result is reported. A task that is added twice is saved once.</summary>
    /// <exception cref="OperationCanceledException">The downloads were stopped.</exception>
    public async Task AddAsync(VideoTask task)
    {
        // The task is in NotHandedOn before anything can fail. A task that is added twice may have been handed on already.
        if (!_taken.Contains(task.Id))
        {
            _inHand.Add(task);
        }

        if (_intake.Check(ref task) is { } flaw)
        {
            _overlap.Report(() => _onResult(new SaveResult { Task = task, Error = flaw }));
            return;
        }

        if (task.IsEnded && task.Status != VideoTaskStatus.Completed)
        {
            // The wait has already reported this task as an error, so here it is only a warning.
            _inHand.Remove(task);
            _notices.Warn($"Task {TaskText.Title(task)} ended without a video, so there is nothing to save.");
            return;
        }

        if (!_taken.Add(task.Id))
        {
            _notices.Tell($"Task {TaskText.Title(task)} was given twice and is saved once.");
            return;
        }

        var index = _downloads.Take();
        _inHand.Add(task);
        await _overlap.StartAsync(() => SaveAsync(task, index)).ConfigureAwait(false);
    }

    /// <summary>Says that no more tasks will come. Completes when every task is reported.</summary>
    public Task CompleteAsync() => _overlap.WhenAllAsync();

    /// <summary>Completes when no download is running any more. For a run that was stopped. Never throws.</summary>
    public Task StopAsync() => _overlap.WhenAllAsync().ContinueWith(static done => _ = done.Exception, TaskScheduler.Default);

    /// <summary>Says that the result of the task was passed on. The task is then no longer in <see cref="NotHandedOn"/>.</summary>
    public void HandedOn(VideoTask task) => _inHand.Remove(task);

    /// <summary>To be called when no download is running any more.</summary>
    public void Dispose()
    {
        _overlap.Dispose();
        _index?.Dispose();
    }

    private async Task<Action> SaveAsync(VideoTask task, int index)
    {
        try
        {
            var saved = await _saver.SaveAsync(task, index, progress => _downloads.Report(index, progress), _stop).ConfigureAwait(false);
            if (_index is not null)
            {
                await _index.AddAsync(saved).ConfigureAwait(false);
            }

            return () =>
            {
                _downloads.Finish(index);
                _onResult(new SaveResult { Task = task, Video = saved });
                _notices.Tell(saved.WasSkipped ? $"Skipped, because the file exists: {saved.Path}" : FormattableString.Invariant($"Saved {TaskText.Title(task)} to {saved.Path} ({saved.Length:N0} bytes)"));
            };
        }
        catch (StarVideosException fault)
        {
            return () =>
            {
                _downloads.Finish(index);
                _onResult(new SaveResult { Task = task, Error = fault });
            };
        }
        catch (OperationCanceledException)
        {
            return static () => { };
        }
    }
}
