using StarVideos.Client.Tests.Support;
using StarVideos.Waiting;

namespace StarVideos.Client.Tests.Waiting;

/// <summary>Answers polls from a table, in virtual time, and records when they came.</summary>
internal sealed class PretendService(ManualClock clock)
{
    private readonly Dictionary<string, TimeSpan> _readyAt = [];
    private readonly Dictionary<string, Queue<StarVideosException>> _faults = [];

    /// <summary>Called while a poll is on its way.</summary>
    internal Action<string> OnPoll { get; set; } = static _ => { };

    internal List<(string Id, TimeSpan At)> Polls { get; } = [];

    internal VideoTask Task(string id, TimeSpan readyAfter, params StarVideosException[] faults)
    {
        _readyAt[id] = clock.Elapsed + readyAfter;
        _faults[id] = new Queue<StarVideosException>(faults);
        return new VideoTask { Id = id, Status = VideoTaskStatus.Queued, CreatedAt = clock.UtcNow.LocalDateTime, CheckedAt = clock.UtcNow.LocalDateTime };
    }

    internal Task<VideoTask> AskAsync(VideoTask task, CancellationToken cancellation)
    {
        Polls.Add((task.Id, clock.Elapsed));
        if (_faults[task.Id].TryDequeue(out var fault))
        {
            throw fault;
        }

        var isReady = clock.Elapsed >= _readyAt[task.Id];
        OnPoll(task.Id);
        return System.Threading.Tasks.Task.FromResult(task with
        {
            Status = isReady ? VideoTaskStatus.Completed : VideoTaskStatus.Processing,
            VideoUrl = isReady ? new Uri("https://media.example/v.mp4") : null,
        });
    }

    internal static StarVideosException Fault(StarVideosErrorKind kind, TimeSpan? retryAfter = null) => new(kind, "no") { RetryAfter = retryAfter };
}

/// <summary>Records the events of a waiter.</summary>
internal sealed class Reports : IWaitObserver
{
    internal List<VideoTask> Ended { get; } = [];

    internal List<VideoTask> TimedOut { get; } = [];

    internal List<(VideoTask Task, StarVideosException Fault)> GivenUp { get; } = [];

    internal List<VideoTaskStatus> Changes { get; } = [];

    internal int FailedPolls { get; private set; }

    void IWaitObserver.Ended(VideoTask task) => Ended.Add(task);

    void IWaitObserver.TimedOut(VideoTask task, TimeSpan waited) => TimedOut.Add(task);

    void IWaitObserver.GaveUp(VideoTask task, StarVideosException lastFault) => GivenUp.Add((task, lastFault));

    void IWaitObserver.Changed(VideoTask before, VideoTask task) => Changes.Add(task.Status);

    void IWaitObserver.PollFailed(VideoTask task, StarVideosException fault, int failures, int budget) => FailedPolls++;
}
