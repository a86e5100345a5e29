using StarVideos.Client.Tests.Claims;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Journal;

/// <summary>What the journal knows about all runs of a label.</summary>
public sealed class BatchSummaryTests : ClaimsFixture
{
    [Fact]
    public async Task Every_submission_is_counted_once_and_by_what_came_of_it()
    {
        var began = Clock.UtcNow.LocalDateTime;
        await AcceptAsync(new TextRequest("waits", 4), "w", "run");
        await AcceptAsync(new TextRequest("made", 5), "m", "RUN");
        await EndAsync("m", VideoTaskStatus.Completed, 5.5);
        await AcceptAsync(new TextRequest("saved", 6), "s", "run");
        await EndAsync("s", VideoTaskStatus.Completed, null);
        await Journal.Recorder.SavedAsync(Task("s"), System.IO.Path.Combine(Folder, "s.mp4"), 3);
        File.WriteAllBytes(System.IO.Path.Combine(Folder, "s.mp4"), new byte[3]);
        await AcceptAsync(new TextRequest("failed", 7), "f", "run");
        await EndAsync("f", VideoTaskStatus.Failed, null);
        await Journal.Recorder.RejectedAsync(await BeginAsync(new TextRequest("refused", 8), "run"), "no");
        AddOutcome(AddIntent(new TextRequest("lost"), Elsewhere, "run"), LineEvent.Unknown);
        AddIntent(new TextRequest("going"), Elsewhere, "run");
        var old = AddIntent(Row, Elsewhere, "run");
        AddOutcome(old, LineEvent.Unknown);
        Clock.Advance(TimeSpan.FromMinutes(5));
        AddOutcome(AddIntent(Row, Elsewhere, "Run", replaces: old.Intent), LineEvent.Created, "again");
        AddIntent(Row, Elsewhere, "other");
        AddIntent(Row, Elsewhere, batch: null);

        var batches = Journal.Batches(Warnings.Add);

        Assert.Equal(["other", "Run"], batches.Select(static batch => batch.Batch).Order(StringComparer.Ordinal).Reverse());
        var run = batches.Single(static batch => batch.Batch == "Run");
        Assert.Equal((7, 2, 2, 1, 1, 1, 1, 1), (run.Sent, run.Made, run.Waiting, run.Failed, run.Unknown, run.InProgress, run.Saved, run.Rejected));
        Assert.Equal((22, 11.5, 3), (run.SecondsRequested, run.SecondsMade, run.ToSave));
        Assert.Equal((began, began.AddMinutes(5), Folder), (run.FirstAt, run.LastAt, run.Folder));
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task What_the_service_no_longer_has_is_not_to_be_saved()
    {
        await AcceptAsync(Row, "m", "run");
        await EndAsync("m", VideoTaskStatus.Completed, 5);
        Assert.Equal(1, Journal.Batches().Single().ToSave);

        Clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal((1, 0), Journal.Batches().Select(static batch => (batch.Made, batch.ToSave)).Single());
    }

    [Fact]
    public async Task The_label_of_the_newest_submission_comes_first()
    {
        await AcceptAsync(Row, "a", "old");
        Clock.Advance(TimeSpan.FromSeconds(1));
        await AcceptAsync(Row, "b", "new");

        Assert.Equal(["new", "old"], Journal.Batches().Select(static batch => batch.Batch));
    }

    private Task EndAsync(string id, VideoTaskStatus status, double? seconds) =>
        Journal.Recorder.EndedAsync(Task(id) with { Status = status, ActualDuration = seconds });
}
