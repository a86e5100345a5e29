using StarVideos.Journal;

namespace StarVideos.Client.Tests.Journal;

public class JournalResumeTests : JournalFixture
{
    private static readonly TextRequest Row = new("a lake at dawn", 5, "16:9", "shot");

    [Fact]
    public async Task Identical_rows_are_as_many_tasks_as_were_accepted()
    {
        await AcceptAsync(Row, "first", "run");
        await AcceptAsync(Row, "second", "run");

        var resume = Resume("run");
        Assert.Equal("first", resume.Take(Row).Accepted?.Id);
        Assert.Equal("second", resume.Take(Row).Accepted?.Id);
        Assert.Equal(default, resume.Take(Row));
    }

    [Fact]
    public async Task Accepted_ones_come_before_unknown_ones_and_rejected_ones_not_at_all()
    {
        await Journal.Recorder.RejectedAsync(await BeginAsync(Row, "run"), "HTTP 401");
        await Journal.Recorder.UnknownAsync(await BeginAsync(Row, "run"), "cut");
        await AcceptAsync(Row, "a", "run");
        await BeginAsync(Row, "run");

        var resume = Resume("run");
        Assert.Equal("a", resume.Take(Row).Accepted?.Id);
        Assert.Equal("cut", resume.Take(Row).Unknown?.Reason);
        Assert.Equal(SubmissionOutcome.Unknown, resume.Take(Row).Unknown?.Outcome);
        Assert.Equal(default, resume.Take(Row));
    }

    [Fact]
    public async Task Any_difference_makes_another_row()
    {
        var image = new ImageReferenceRequest("a lake at dawn", ["https://example.test/1.png"], 5, "16:9", "shot");
        await AcceptAsync(Row, "a", "run");
        await AcceptAsync(image, "b", "run");

        var resume = Resume("run");
        Assert.Equal(default, resume.Take(new TextRequest("a lake at dusk", 5, "16:9", "shot")));
        Assert.Equal(default, resume.Take(new TextRequest("a lake at dawn", 6, "16:9", "shot")));
        Assert.Equal(default, resume.Take(new TextRequest("a lake at dawn", null, "16:9", "shot")));
        Assert.Equal(default, resume.Take(new TextRequest("a lake at dawn", 5, "1:1", "shot")));
        Assert.Equal(default, resume.Take(new TextRequest("a lake at dawn", 5, "16:9", "Shot")));
        Assert.Equal(default, resume.Take(new TextRequest("a lake at dawn", 5, "16:9")));
        Assert.Equal(default, resume.Take(new ImageReferenceRequest("a lake at dawn", ["https://example.test/2.png"], 5, "16:9", "shot")));
        Assert.Equal(default, Resume("other run").Take(Row));
        Assert.Equal(default, Resume().Take(Row));
        Assert.Equal(default, Resume("run", new Uri("https://elsewhere.test/api")).Take(Row));
        Assert.Equal("a", resume.Take(Row).Accepted?.Id);
        Assert.Equal("b", resume.Take(image).Accepted?.Id);
    }

    [Fact]
    public void Texts_that_join_to_the_same_are_not_the_same()
    {
        static string Of(string prompt, string? name) => RequestFingerprint.Of(new TextRequest(prompt, name: name), Service);

        Assert.NotEqual(Of("p", "c"), Of("p", "c" + Service.AbsoluteUri.Length + ":" + Service.AbsoluteUri));
        Assert.NotEqual(Of("p", "1:a"), Of("p", null));
        Assert.Equal(Of("p", ""), Of("p", null));
    }

    [Fact]
    public async Task Without_a_label_only_the_last_24_hours_count()
    {
        await AcceptAsync(Row, "old");
        await AcceptAsync(Row, "labelled", "run");
        Clock.Advance(TimeSpan.FromTicks(1));
        await AcceptAsync(Row, "young");
        Clock.Advance(TimeSpan.FromHours(24));

        var resume = Resume();
        Assert.Equal("young", resume.Take(Row).Accepted?.Id);
        Assert.Equal(default, resume.Take(Row));
        Clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal("labelled", Resume("run").Take(Row).Accepted?.Id);
    }

    [Fact]
    public async Task An_empty_label_is_no_label()
    {
        await AcceptAsync(Row, "a", "");
        Assert.Equal("a", Resume().Take(Row).Accepted?.Id);
    }

    [Fact]
    public async Task A_resumed_task_is_as_last_known()
    {
        await AcceptAsync(Row, "a", "run");
        await Journal.Recorder.EndedAsync(Task("a") with { Status = VideoTaskStatus.Completed });

        var task = Resume("run").Take(Row).Accepted!;
        Assert.Equal(VideoTaskStatus.Completed, task.Status);
        Assert.Equal(("shot", "run", Service), (task.Name, task.Batch, task.BaseUri));
    }

    [Fact]
    public async Task A_forced_submission_stands_in_the_place_of_the_unknown_one()
    {
        await Journal.Recorder.UnknownAsync(await BeginAsync(Row, "run"), "cut");
        await Journal.Recorder.CreatedAsync(await Resume("run").ForceAsync(Row), Task("forced"));

        var resume = Resume("run");
        Assert.Equal("forced", resume.Take(Row).Accepted?.Id);
        Assert.Equal(default, resume.Take(Row));
        Assert.Empty(Unresolved());
    }

    [Fact]
    public async Task A_forced_submission_that_is_unknown_too_leaves_one_unknown()
    {
        await Journal.Recorder.UnknownAsync(await BeginAsync(Row, "run"), "first");
        await Journal.Recorder.UnknownAsync(await Resume("run").ForceAsync(Row), "second");
        var third = await Resume("run").ForceAsync(Row);

        Assert.Equal(third.Id, Assert.Single(Unresolved()).SubmissionId);
        var resume = Resume("run");
        Assert.Equal(third.Id, resume.Take(Row).Unknown?.SubmissionId);
        Assert.Equal(default, resume.Take(Row));
    }

    [Fact]
    public async Task A_forced_submission_that_was_rejected_leaves_the_old_one_unknown()
    {
        await Journal.Recorder.UnknownAsync(await BeginAsync(Row, "run"), "first");
        await Journal.Recorder.UnknownAsync(await Resume("run").ForceAsync(Row), "second");
        await Journal.Recorder.RejectedAsync(await Resume("run").ForceAsync(Row), "HTTP 401");

        Assert.Equal("second", Assert.Single(Unresolved()).Reason);
        var resume = Resume("run");
        Assert.Equal("second", resume.Take(Row).Unknown?.Reason);
        Assert.Equal(default, resume.Take(Row));
    }

    [Fact]
    public async Task Forcing_one_of_two_identical_unknown_rows_leaves_the_other()
    {
        await Journal.Recorder.UnknownAsync(await BeginAsync(Row, "run"), "first");
        await Journal.Recorder.UnknownAsync(await BeginAsync(Row, "run"), "second");
        await Journal.Recorder.CreatedAsync(await Resume("run").ForceAsync(Row), Task("forced"));

        var resume = Resume("run");
        Assert.Equal("forced", resume.Take(Row).Accepted?.Id);
        Assert.Equal("second", resume.Take(Row).Unknown?.Reason);
        Assert.Equal(default, resume.Take(Row));
    }

    [Fact]
    public async Task A_replaced_submission_whose_answer_came_after_all_is_a_task()
    {
        var slow = await BeginAsync(Row, "run");
        await Journal.Recorder.CreatedAsync(await Resume("run").ForceAsync(Row), Task("forced"));
        await Journal.Recorder.CreatedAsync(slow, Task("slow"));

        Assert.Equal(["forced", "slow"], Ids());
    }
}
