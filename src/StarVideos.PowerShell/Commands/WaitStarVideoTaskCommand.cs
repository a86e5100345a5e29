using System.Collections.Concurrent;
using System.Management.Automation;
using StarVideos.PowerShell.Errors;
using StarVideos.PowerShell.Output;
using StarVideos.Querying;
using StarVideos.Text;
using StarVideos.Waiting;

namespace StarVideos.PowerShell.Commands;

/// <summary>Waits until tasks end, and emits each the moment it does.</summary>
[Cmdlet(VerbsLifecycle.Wait, "StarVideoTask", DefaultParameterSetName = ById)]
[OutputType(typeof(VideoTask))]
public sealed class WaitStarVideoTaskCommand : TaskCommand, IWaitObserver
{
    private readonly TasksInHand _inHand = new();
    private readonly HashSet<string> _unknownWords = new(StringComparer.OrdinalIgnoreCase);
    private TaskWaiter? _waiter;
    private readonly ConcurrentQueue<Task> _records = new();
    private Task _waiting = Task.CompletedTask;
    private WaitProgress? _progress;
    private bool _isKeyDoubted;

    /// <summary>Seconds to wait for a task, counted from when this command took it. 0 waits for ever.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Timeout { get; set; } = 3600;

    /// <summary>Seconds between two polls of a young task. Old tasks are polled more rarely, up to once a minute.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int PollInterval { get; set; } = 30;

    private protected override Task Background => _waiting;

    private protected override Task ProcessAsync()
    {
        foreach (var task in Tasks())
        {
            var waiter = Start();
            _inHand.Add(task);
            waiter.Add(task);
        }

        return Task.CompletedTask;
    }

    private protected override async Task EndAsync()
    {
        _waiter?.Complete();
        await _waiting.ConfigureAwait(false);
        await Task.WhenAll(_records).ConfigureAwait(false);
    }

    private protected override void OnTick() => _progress?.Show(this);

    private protected override void OnFinished()
    {
        if (_waiter is not null)
        {
            WaitProgress.Hide(this);
        }
    }

    private protected override string? LastWords() => _inHand.ToArray() is { Length: > 0 } tasks
        ? $"Waited for and not passed on when the pipeline ended: {tasks.Length}. To go on: {ResumeCommand.For(tasks, Journal.IsEnabled)}"
        : null;

    void IWaitObserver.Ended(VideoTask task)
    {
        _records.Enqueue(RecordEndAsync(task));
        Pipeline.WriteObject(task, () => _inHand.Remove(task));
        if (task.Status == VideoTaskStatus.Completed && task.VideoUrl is null)
        {
            WriteFault(task, StarVideosErrorKind.VideoUrlMissing, $"Task {task.Id} completed, but the service gave no usable address of the video. {task.Error}".TrimEnd());
        }
        else if (task.Status != VideoTaskStatus.Completed)
        {
            var word = task.Status == VideoTaskStatus.Cancelled ? "was cancelled" : "failed";
            WriteFault(task, StarVideosErrorKind.VideoTaskFailed, $"Task {TaskText.Title(task)} {word}: {task.Error ?? "the service does not say why"}");
        }
    }

    void IWaitObserver.TimedOut(VideoTask task, TimeSpan waited) =>
        WriteFault(
            task,
            StarVideosErrorKind.WaitTimeout,
            $"Task {TaskText.Title(task)} did not end within {Timeout} s; it was {task.Status} and goes on at the service.",
            $"Go on waiting: {ResumeCommand.For([task], Journal.IsEnabled)}",
            () => _inHand.Remove(task));

    void IWaitObserver.GaveUp(VideoTask task, StarVideosException lastFault) =>
        Pipeline.WriteError(
            ErrorRecords.From(lastFault, task, lastFault.Kind is StarVideosErrorKind.TaskNotFound or StarVideosErrorKind.InvalidRequest ? null : $"The task may go on at the service. Go on waiting: {ResumeCommand.For([task], Journal.IsEnabled)}", $"Task {TaskText.Title(task)}: "),
            () => _inHand.Remove(task));

    void IWaitObserver.Changed(VideoTask before, VideoTask task)
    {
        Pipeline.WriteVerbose($"{TaskText.Title(task)}: {before.Status} -> {task.Status}{TaskText.Age(task, " after ")}");
        if (task.StatusText is { } word && !StatusWords.TryFold(word, out _) && IsNew(word))
        {
            Pipeline.WriteWarning($"The service reports a status this module does not know, {Clip.Value(word)}. Such tasks count as still being made.");
        }
    }

    void IWaitObserver.PollFailed(VideoTask task, StarVideosException fault, int failures, int budget)
    {
        Pipeline.WriteVerbose($"{TaskText.Title(task)}: poll {failures} of at most {budget} in a row failed: {fault.Message}");
        if (fault.Kind == StarVideosErrorKind.AuthenticationFailed && !_isKeyDoubted)
        {
            _isKeyDoubted = true;
            Pipeline.WriteWarning($"{fault.Message} The wait goes on for now, as this happens in passing; is the key right?");
        }
    }

    private TaskWaiter Start()
    {
        if (_waiter is null)
        {
            var query = new TaskQuery(Client);
            var options = new WaitOptions
            {
                PollInterval = TimeSpan.FromSeconds(PollInterval),
                Timeout = Timeout == 0 ? null : TimeSpan.FromSeconds(Timeout),
            };
            _waiter = new TaskWaiter(query.AskOnceAsync, options, Client.Clock, this);
            _progress = new WaitProgress(_waiter);
            _waiting = Task.Run(() => _waiter.RunAsync(StopToken));
        }

        return _waiter;
    }

    private bool IsNew(string word)
    {
        lock (_unknownWords)
        {
            return _unknownWords.Add(word);
        }
    }

    private void WriteFault(VideoTask task, StarVideosErrorKind kind, string message, string? advice = null, Action? onWriting = null) =>
        Pipeline.WriteError(ErrorRecords.From(new StarVideosException(kind, Clip.Message(message)) { ServiceCode = task.ErrorCode }, task, advice), onWriting);
}
