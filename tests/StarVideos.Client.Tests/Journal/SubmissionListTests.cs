using StarVideos.Claims;
using StarVideos.Client.Tests.Claims;
using StarVideos.Client.Tests.Support;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Journal;

/// <summary>Submissions as the journal lists them.</summary>
public sealed class SubmissionListTests : ClaimsFixture
{
    [Fact]
    public void Each_has_what_was_asked_for_and_what_came_of_it_newest_first()
    {
        AddOutcome(AddIntent(new TextRequest("made"), Elsewhere), LineEvent.Created, "video_1");
        AddOutcome(AddIntent(new TextRequest("refused"), Elsewhere), LineEvent.Rejected);
        AddOutcome(AddIntent(new TextRequest("lost"), Elsewhere), LineEvent.Unknown);
        AddIntent(new TextRequest("died"), Dead);
        AddIntent(new TextRequest("going"), Elsewhere);

        var submissions = Journal.Submissions(Warnings.Add).ToList();

        Assert.Equal(
            [
                ("going", SubmissionOutcome.InProgress, null),
                ("died", SubmissionOutcome.Unknown, "The run ended before the answer came. The video may exist and be billed."),
                ("lost", SubmissionOutcome.Unknown, "because"),
                ("refused", SubmissionOutcome.Rejected, "because"),
                ("made", SubmissionOutcome.Created, null),
            ],
            submissions.Select(static submission => (submission.Prompt!, submission.Outcome, submission.Reason)));
        Assert.Equal("video_1", submissions[^1].Task?.Id);
        Assert.All(submissions, submission => Assert.Equal((Label, Clock.UtcNow.LocalDateTime), (submission.Batch, submission.SentAt)));
        Assert.Equal(5, submissions.Select(static submission => submission.SubmissionId).Distinct().Count());
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task It_has_the_fields_of_the_row()
    {
        await BeginAsync(new TextRequest("a lake", 7, "1:1", "shot"), "run");

        var submission = Assert.Single(Journal.Submissions());

        Assert.Equal(("shot", VideoMode.Text, "a lake", 7, "1:1", "run", Service), (submission.Name, submission.Mode, submission.Prompt, submission.Duration, submission.Ratio, submission.Batch, submission.BaseUri));
    }

    [Fact]
    public async Task It_has_the_take_and_its_row_and_so_has_the_task()
    {
        var request = new TextRequest("a lake");
        await AcceptAsync(request, "one");
        await Journal.Recorder.CreatedAsync(await Journal.Recorder.BeginAsync(request, Service, null, default, take: 2), Task("two"));

        var submissions = Journal.Submissions().ToList();
        var row = RequestFingerprint.Of(request, Service);
        Assert.Equal([(2, row), (1, row)], submissions.Select(static submission => (submission.Take, submission.TakeOf)));
        Assert.Equal([(2, row), (1, row)], submissions.Select(static submission => (submission.Task!.Take, submission.Task.TakeOf)));
        Assert.NotEqual(submissions[0].Row, submissions[1].Row);
    }

    /// <summary>Lines of versions without takes, and lines that a person has edited.</summary>
    [Theory]
    [InlineData("", 1, "F00D")]
    [InlineData("\"take\":1,", 1, "F00D")]
    [InlineData("\"take\":0,\"takeOf\":\"BEEF\",", 1, "F00D")]
    [InlineData("\"take\":-2,\"takeOf\":\"BEEF\",", 1, "F00D")]
    [InlineData("\"take\":2,", 1, "F00D")]
    [InlineData("\"take\":2,\"takeOf\":\"BEEF\",", 2, "BEEF")]
    public void A_line_without_a_take_is_of_the_first(string fields, int take, string row)
    {
        File.WriteAllText(Path, $$"""
            {"v":1,"at":"2026-11-20T12:00:00Z","event":"intent","intent":"i1","row":"F00D",{{fields}}"batch":"run","mode":"Text","prompt":"p","baseUri":"https://example.test/api"}
            {"v":1,"at":"2026-11-20T12:00:01Z","event":"created","intent":"i1","id":"video_1","status":"Queued"}

            """.ReplaceLineEndings("\n"));

        var submission = Assert.Single(Journal.Submissions(Warnings.Add));
        Assert.Equal((take, row, take, row), (submission.Take, submission.TakeOf, submission.Task!.Take, submission.Task.TakeOf));
        Assert.Empty(Warnings);
    }

    [Fact]
    public void A_task_whose_intent_is_lost_has_no_take()
    {
        AddOutcome(new JournalLine { Intent = "lost" }, LineEvent.Created, "video_1");

        var submission = Assert.Single(Journal.Submissions());
        Assert.Equal((null, null, null), (submission.Take, submission.TakeOf, submission.Task!.Take));
    }

    [Fact]
    public async Task It_has_the_addresses_of_references_without_what_may_be_a_key_to_them()
    {
        await BeginAsync(new ImageAndVideoRequest("p", ["https://example.com/a.png?signature=secret", "https://me:pass@example.com/b.png"], "https://example.com/v.mp4#t=1"));

        Assert.Equal(["https://example.com/a.png?…", "https://example.com/b.png?…", "https://example.com/v.mp4"], Assert.Single(Journal.Submissions()).References);
        Assert.DoesNotContain("secret", File.ReadAllText(Path), StringComparison.Ordinal);
        Assert.DoesNotContain("pass", File.ReadAllText(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_was_sent_again_is_replaced_until_the_second_is_refused()
    {
        var first = AddIntent(Row, Elsewhere);
        AddOutcome(first, LineEvent.Unknown);
        var second = AddIntent(Row, Elsewhere, replaces: first.Intent);
        Assert.Equal([SubmissionOutcome.InProgress, SubmissionOutcome.Replaced], Journal.Submissions().Select(static submission => submission.Outcome));

        AddOutcome(second, LineEvent.Rejected);
        Assert.Equal([SubmissionOutcome.Rejected, SubmissionOutcome.Unknown], Journal.Submissions().Select(static submission => submission.Outcome));
    }

    /// <summary>For example a line that was recovered after a power cut.</summary>
    [Fact]
    public async Task A_line_that_comes_after_a_compaction_takes_nothing_from_an_old_submission()
    {
        var intent = AddIntent(Row, Elsewhere);
        AddOutcome(intent, LineEvent.Created, "video_1");
        Clock.Advance(Compaction.Age + TimeSpan.FromDays(1));
        Compaction.Run(Path, Clock.UtcNow);
        AddOutcome(intent, LineEvent.Unknown);

        var listed = Assert.Single(Journal.Submissions());
        Assert.Equal((Label, SubmissionOutcome.Created, "video_1"), (listed.Batch, listed.Outcome, listed.Task?.Id));
        Compaction.Run(Path, Clock.UtcNow);
        var run = Run();
        Assert.Equal(RowState.Accepted, await ClaimAsync(run, run.For(Row)));
    }

    [Fact]
    public void The_newest_cost_only_the_end_of_the_file()
    {
        for (var i = 0; i < 2000; i++)
        {
            AddOutcome(AddIntent(Row, Elsewhere), LineEvent.Created, $"video_{i}");
        }

        using (var newest = Journal.Submissions().GetEnumerator())
        {
            for (var i = 0; i < 10; i++)
            {
                Assert.True(newest.MoveNext());
            }

            // Only the end is read. The beginning need not be a journal at all.
            using var file = new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            file.Write(new byte[file.Length / 2]);
        }

        Assert.Equal(["video_1999", "video_1998"], Journal.Submissions(Warnings.Add).Take(2).Select(static submission => submission.Task!.Id));
        Assert.Empty(Warnings);
    }

    [Fact]
    public void A_journal_that_is_off_lists_nothing()
    {
        Assert.Empty(VideoJournal.Off.Submissions());
        Assert.Empty(VideoJournal.Off.Batches());
        Assert.Empty(VideoJournal.Off.BatchLabels());
    }

    [Fact]
    public void Labels_come_newest_first_and_once_whatever_their_case()
    {
        string[] labels = ["first", "second \"q\" \\", "FIRST", "映画", "third"];
        foreach (var label in labels)
        {
            AddIntent(new TextRequest("\"batch\":\"not a label\""), Elsewhere, label);
            AddIntent(Row, Elsewhere, label);
        }

        AddIntent(Row, Elsewhere, batch: null);

        Assert.Equal(["third", "映画", "FIRST", "second \"q\" \\"], Journal.BatchLabels());
    }

    [Theory]
    [InlineData("{\"batch\":\"")]
    [InlineData("{\"batch\":\"x")]
    [InlineData("{\"batch\":\"x\\")]
    [InlineData("{\"batch\":\"\"}")]
    [InlineData("{\"batch\":\"\\ud800\"}")]
    [InlineData("no line")]
    public void A_damaged_line_has_no_label(string line)
    {
        AddIntent(Row, Elsewhere, "whole");
        File.AppendAllText(Path, line + "\n");

        Assert.Equal(["whole"], Journal.BatchLabels());
    }
}
