using System.Collections.Concurrent;
using StarVideos.Querying;
using StarVideos.Stages;
using StarVideos.Text;
using StarVideos.Waiting;

namespace StarVideos;

/// <summary>
/// Waits until tasks end. Polls any number of tasks from one loop, reports each task when it ends, and records its end in the client's
/// journal. Tasks are added one by one, by one caller, also while others are waited for.
/// </summary>
public sealed class WaitStage : IWaitObserver
{
    private readonly Action<WaitResult> _onResult;
    private readonly StageNotices _notices;
    private readonly WaitOptions _options;
    private readonly EndRecorder _ends;
    private readonly TaskIntake _intake;
    private readonly TaskWaiter _waiter;
    private readonly CancellationToken _stop;
    private readonly TasksInHand _inHand = new();
    private readonly ConcurrentQueue<Task> _records = new();
    private readonly HashSet<string> _unknownWords = new(StringComparer.OrdinalIgnoreCase);
    private readonly object _reporting = new();
    private Task? _running;
    private bool _isKeyDoubted;

    /// <summary>Makes the stage. Sends nothing yet.</summary>
    /// <param name="client">The service, with its journal.</param>
    /// <param name="options">How to wait.</param>
    /// <param name="onResult">
    /// Gets the result of each task. Called from any thread, never twice at the same time. The caller calls <see cref="HandedOn"/> after it has
    /// passed on a result.
    /// </param>
    /// <param name="notices">Receives warnings and progress messages.</param>
    /// <param name="stop">Stops the wait. The tasks go on at the service.</param>
    public WaitStage(StarVideosClient client, WaitOptions options, Action<WaitResult> onResult, StageNotices? notices = null, CancellationToken stop = default)
    {
        _onResult = onResult;
        _notices = notices ?? StageNotices.None;
        _options = options;
        _stop = stop;
        _ends = new EndRecorder(client.Journal, _notices);
        _intake = new TaskIntake(client.Journal, _notices);
        _waiter = new TaskWaiter(new TaskQuery(client).AskOnceAsync, options, client.Clock, this);
    }

    /// <summary>Tasks that were added and for which <see cref="HandedOn"/> was not called.</summary>
    public IReadOnlyCollection<VideoTask> NotHandedOn => _inHand.ToArray();

    /// <summary>How many tasks were added so far.</summary>
    public int Taken => _waiter.Taken;

    /// <summary>How many tasks have ended, timed out or were given up so far.</summary>
    public int Done => _waiter.Done;

    /// <summary>The longest time that a task has been waited for so far; null if there is none. It reads every task, so call it about once a second.</summary>
    public TimeSpan? OldestWait => _waiter.OldestAge;

    /// <summary>Adds a task. A task that has ended is reported at once, without a request.</summary>
    public void Add(VideoTask task)
    {
        // The task is in NotHandedOn before anything can fail.
        _inHand.Add(task);
        if (_intake.Check(ref task) is { } flaw)
        {
            Report(task, flaw);
            return;
        }

        _inHand.Add(task);
        _running ??= Task.Run(() => _waiter.RunAsync(_stop), CancellationToken.None);
        _waiter.Add(task);
    }

    /// <summary>Says that no more tasks will come. Completes when every task is reported.</summary>
    /// <exception cref="OperationCanceledException">The wait was stopped; no poll is running any more.</exception>
    public async Task CompleteAsync()
    {
        _waiter.Complete();
        await (_running ?? Task.CompletedTask).ConfigureAwait(false);
        await Task.WhenAll(_records).ConfigureAwait(false);
    }

    /// <summary>Completes when a stopped wait has ended. Never throws.</summary>
    public async Task StopAsync()
    {
        _waiter.Complete();
        await Task.WhenAll(_records.Append((_running ?? Task.CompletedTask).ContinueWith(static done => _ = done.Exception, TaskScheduler.Default))).ConfigureAwait(false);
    }

    /// <summary>Says that the result of the task was passed on. The task is then no longer in <see cref="NotHandedOn"/>.</summary>
    public void HandedOn(VideoTask task) => _inHand.Remove(task);

    void IWaitObserver.Ended(VideoTask task)
    {
        _records.Enqueue(_ends.RecordAsync(task));
        Report(task, Outcome(task));
    }

    void IWaitObserver.TimedOut(VideoTask task, TimeSpan waited) => Report(task, Fault(
        task,
        StarVideosErrorKind.WaitTimeout,
        FormattableString.Invariant($"Task {TaskText.Title(task)} did not end within {_options.Timeout!.Value.TotalSeconds:0.###} s; it was {task.Status} and goes on at the service.")));

    void IWaitObserver.GaveUp(VideoTask task, StarVideosException lastFault) => Report(task, lastFault);

    void IWaitObserver.Changed(VideoTask before, VideoTask task)
    {
        _notices.Tell($"{TaskText.Title(task)}: {before.Status} -> {task.Status}");
        if (task.StatusText is { } word && !StatusWords.TryFold(word, out _) && IsNew(word))
        {
            _notices.Warn($"The service reports a status this module does not know, {Clip.Value(word)}. Such tasks count as still being made.");
        }
    }

    void IWaitObserver.PollFailed(VideoTask task, StarVideosException fault, int failures, int budget)
    {
        _notices.Tell($"{TaskText.Title(task)}: poll {failures} of at most {budget} in a row failed: {fault.Message}");
        if (fault.Kind == StarVideosErrorKind.AuthenticationFailed && !_isKeyDoubted)
        {
            _isKeyDoubted = true;
            _notices.Warn($"{fault.Message} The wait goes on, because this error can be temporary. Check the key.");
        }
    }

    private static StarVideosException? Outcome(VideoTask task) => task switch
    {
        { Status: VideoTaskStatus.Completed, VideoUrl: null } =>
            Fault(task, StarVideosErrorKind.VideoUrlMissing, $"Task {TaskText.Title(task)} completed, but the service gave no usable address of the video. {task.Error}".TrimEnd()),
        { Status: VideoTaskStatus.Completed } => null,
        { Status: VideoTaskStatus.Cancelled } => Fault(task, StarVideosErrorKind.VideoTaskFailed, $"Task {TaskText.Title(task)} was cancelled: {Reason(task)}"),
        _ => Fault(task, StarVideosErrorKind.VideoTaskFailed, $"Task {TaskText.Title(task)} failed: {Reason(task)}"),
    };

    private static string Reason(VideoTask task) => task.Error ?? "the service does not say why";

    private static StarVideosException Fault(VideoTask task, StarVideosErrorKind kind, string message) =>
        new(kind, Clip.Message(message)) { ServiceCode = task.ErrorCode };

    private void Report(VideoTask task, StarVideosException? error)
    {
        lock (_reporting)
        {
            _onResult(new WaitResult { Task = task, Error = error });
        }
    }

    private bool IsNew(string word)
    {
        lock (_unknownWords)
        {
            return _unknownWords.Add(word);
        }
    }
}
