using StarVideos.Client.Tests.Support;
using StarVideos.Files;
using StarVideos.Journal;
using StarVideos.Time;

namespace StarVideos.Client.Tests.Journal;

public class JournalUnavailableTests : JournalFixture
{
    private static readonly TextRequest Row = new("p");

    [Fact]
    public async Task A_place_below_a_file_is_refused_before_anything_is_sent()
    {
        File.WriteAllText(System.IO.Path.Combine(Folder, "file"), "");
        await AssertRefusedAsync(System.IO.Path.Combine(Folder, "file", "journal.jsonl"), "");
    }

    [Fact]
    public async Task A_folder_in_its_place_is_named_as_such()
    {
        Directory.CreateDirectory(Path);
        await AssertRefusedAsync(Path, "there is a folder of that name");
        Assert.Equal(StarVideosErrorKind.JournalUnavailable, Assert.Throws<StarVideosException>(() => Ids()).Kind);
    }

    [NeedsFact(Need.FullDevice)]
    public async Task A_full_disk_is_refused_before_anything_is_sent()
    {
        File.CreateSymbolicLink(Path, "/dev/full");
        await AssertRefusedAsync(Path, "Make room for it");
    }

    [Theory]
    [InlineData("/no\0path", "is not a path")]
    [InlineData("journal.jsonl", "is not an absolute path")]
    public async Task A_path_that_cannot_be_used_is_refused_before_anything_is_sent(string setting, string reason)
    {
        await AssertRefusedAsync(setting, reason);
        await AssertRefusedAsync(setting, "the absolute path of the journal");
    }

    [Fact]
    public async Task An_outcome_that_cannot_be_written_names_the_task_that_was_paid_for()
    {
        var intent = await BeginAsync(Row);
        File.Delete(Path);
        Directory.CreateDirectory(Path);

        var error = await Assert.ThrowsAsync<StarVideosException>(() => Journal.Recorder.CreatedAsync(intent, Task("video_42")));
        Assert.Equal(StarVideosErrorKind.JournalUnavailable, error.Kind);
        Assert.Contains("video_42", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was sent", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_failure_it_works_again()
    {
        Directory.CreateDirectory(Path);
        await Assert.ThrowsAsync<StarVideosException>(() => BeginAsync(Row));
        Directory.Delete(Path);
        await AcceptAsync(Row, "a");

        Assert.Equal(["a"], Ids());
        Assert.Empty(Unresolved());
    }

    [Fact]
    public async Task A_lock_that_is_never_let_go_of_ends_in_an_error()
    {
        using var held = JournalLock.TryTake(Path);
        var journal = Journals.At(Path, Clock, Clock);

        var error = await Assert.ThrowsAsync<StarVideosException>(() => journal.Recorder.BeginAsync(Row, Service, null, default));
        Assert.Contains("another process", error.Message, StringComparison.Ordinal);
        Assert.InRange(Clock.Delays.Aggregate((a, b) => a + b), FileLock.Longest, FileLock.Longest + TimeSpan.FromSeconds(1));
        Assert.All(Clock.Delays, delay => Assert.InRange(delay.TotalMilliseconds, 1, 51));
    }

    [Fact]
    public async Task The_wait_for_the_lock_can_be_cancelled_and_leaves_nothing_behind()
    {
        using var cancellation = new CancellationTokenSource();
        var clock = new HeldClock();
        var journal = Journals.At(Path, clock, clock);
        var held = JournalLock.TryTake(Path)!;
        var impatient = journal.Recorder.BeginAsync(Row, Service, "impatient", cancellation.Token);
        await clock.HasBegun;
        var patient = journal.Recorder.BeginAsync(Row, Service, "patient", default);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Assert.False(patient.IsCompleted);

        held.Dispose();
        clock.Release();
        await patient;
        Assert.Equal(["patient"], Unresolved().Select(entry => entry.Batch));
    }

    [Fact]
    public async Task When_nobody_waits_any_more_the_wait_ends_and_the_next_one_is_served()
    {
        using var cancellation = new CancellationTokenSource();
        var clock = new HeldClock();
        var journal = Journals.At(Path, clock, clock);
        using (JournalLock.TryTake(Path))
        {
            var impatient = journal.Recorder.BeginAsync(Row, Service, "impatient", cancellation.Token);
            await clock.HasBegun;
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
            clock.Release();
        }

        await journal.Recorder.BeginAsync(Row, Service, "next", default);
        Assert.Equal(["next"], Unresolved().Select(entry => entry.Batch));
    }

    private static async Task AssertRefusedAsync(string setting, string reason)
    {
        var error = await Assert.ThrowsAsync<StarVideosException>(() => VideoJournal.Open(setting).Recorder.BeginAsync(Row, Service, null, default));
        Assert.Equal(StarVideosErrorKind.JournalUnavailable, error.Kind);
        Assert.Contains(setting.Replace('\0', ' '), error.Message.Replace('\0', ' '), StringComparison.Ordinal);
        Assert.Contains("nothing was sent", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    /// <summary>A wait that lasts until the test ends it.</summary>
    private sealed class HeldClock : Clock
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task HasBegun => _begun.Task;

        internal override DateTimeOffset UtcNow => DateTimeOffset.UnixEpoch;

        internal override TimeSpan Elapsed => TimeSpan.Zero;

        internal void Release() => _released.TrySetResult();

        internal override Task Delay(TimeSpan delay, CancellationToken cancellation)
        {
            _begun.TrySetResult();
            return _released.Task;
        }
    }
}
