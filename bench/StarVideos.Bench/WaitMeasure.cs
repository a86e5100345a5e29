using System.Diagnostics;
using System.Globalization;
using StarVideos.Time;
using StarVideos.Waiting;

namespace StarVideos.Bench;

/// <summary>Measures the wait for many tasks with a simulated clock: the measured time and memory are those of the scheduler alone.</summary>
internal static class WaitMeasure
{
    internal static async Task<int> RunAsync(int count)
    {
        var clock = new VirtualClock();
        var observer = new Counter();
        var polls = 0;
        var before = GC.GetTotalMemory(true);
        var waiter = new TaskWaiter(
            (task, _) =>
            {
                polls++;
                var isReady = clock.UtcNow.LocalDateTime - task.CreatedAt > TimeSpan.FromSeconds(300 + (int.Parse(task.Id.AsSpan(5), CultureInfo.InvariantCulture) * 7919L % 600));
                return Task.FromResult(task with { Status = isReady ? VideoTaskStatus.Completed : VideoTaskStatus.Processing, VideoUrl = isReady ? Address : null });
            },
            new WaitOptions { Timeout = null },
            clock,
            observer);
        for (var number = 0; number < count; number++)
        {
            waiter.Add(new VideoTask { Id = $"task-{number}", Status = VideoTaskStatus.Queued, CreatedAt = clock.UtcNow.LocalDateTime, CheckedAt = clock.UtcNow.LocalDateTime });
        }

        var live = GC.GetTotalMemory(true) - before;
        waiter.Complete();
        var watch = Stopwatch.StartNew();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        await waiter.RunAsync(CancellationToken.None);
        return Report.Print(
            ("milliseconds", watch.Elapsed.TotalMilliseconds),
            ("cpuMilliseconds", (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds),
            ("polls", polls),
            ("ended", observer.Ended),
            ("liveBytesPerTask", (double)live / count));
    }

    private static readonly Uri Address = new("https://media.example/video.mp4");

    private sealed class VirtualClock : Clock
    {
        private readonly DateTimeOffset _atStart = DateTimeOffset.UtcNow;
        private TimeSpan _elapsed;

        internal override DateTimeOffset UtcNow => _atStart + _elapsed;

        internal override TimeSpan Elapsed => _elapsed;

        internal override Task Delay(TimeSpan delay, CancellationToken cancellation)
        {
            _elapsed += delay > TimeSpan.Zero ? delay : TimeSpan.Zero;
            return Task.CompletedTask;
        }
    }

    private sealed class Counter : IWaitObserver
    {
        internal int Ended { get; private set; }

        void IWaitObserver.Ended(VideoTask task) => Ended++;

        void IWaitObserver.TimedOut(VideoTask task, TimeSpan waited)
        {
        }

        void IWaitObserver.GaveUp(VideoTask task, StarVideosException lastFault)
        {
        }

        void IWaitObserver.Changed(VideoTask before, VideoTask task)
        {
        }

        void IWaitObserver.PollFailed(VideoTask task, StarVideosException fault, int failures, int budget)
        {
        }
    }
}
