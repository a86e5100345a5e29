using StarVideos.Claims;
using StarVideos.Client.Tests.Claims;
using StarVideos.Client.Tests.Support;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Resolving;

/// <summary>Submissions of unknown outcome whose outcomes a person has looked up.</summary>
public sealed class SubmissionResolverTests : ClaimsFixture
{
    private readonly ScriptedHandler _service = new(Step.Answer(200, AnswerText.Completed));

    [Fact]
    public async Task A_task_that_was_found_comes_out_of_the_next_resumed_run()
    {
        var intent = AddUnknown();

        var resolved = await Resolver().CreatedAsync(intent.Intent!, "video_1");

        Assert.Equal((SubmissionOutcome.Created, "video_1", Label, "a lake at dawn"), (resolved.Outcome, resolved.Task!.Id, resolved.Task.Batch, resolved.Task.Prompt));
        Assert.Equal(new Uri("https://example.test/api/v1/result/video_1"), Assert.Single(_service.Sent).Address);
        var run = Run();
        var claim = run.For(Row);
        Assert.Equal(RowState.Accepted, await ClaimAsync(run, claim));
        Assert.Equal(("video_1", VideoTaskStatus.Completed, 5), (claim.Task!.Id, claim.Task.Status, claim.Task.ActualDuration));
        Assert.Equal(1, Intents());
    }

    [Fact]
    public async Task A_take_stays_the_take_it_is_whether_it_was_found_or_missed()
    {
        var second = AddIntent(Row, Elsewhere, take: 2);
        AddOutcome(second, LineEvent.Unknown);
        var third = AddIntent(Row, Elsewhere, take: 3);
        AddOutcome(third, LineEvent.Unknown);

        var found = await Resolver().CreatedAsync(second.Intent!, "video_1");
        var missed = await Resolver().NotCreatedAsync(third.Intent!);

        var row = RequestFingerprint.Of(Row, Service);
        Assert.Equal((2, row, 2, row), (found.Take, found.TakeOf, found.Task!.Take, found.Task.TakeOf));
        Assert.Equal((3, row), (missed.Take, missed.TakeOf));
        var run = Run();
        var states = new List<RowState>();
        foreach (var take in new[] { 1, 2, 3 })
        {
            states.Add(await ClaimAsync(run, run.For(Row, take)));
        }

        Assert.Equal([RowState.Free, RowState.Accepted, RowState.Free], states);
    }

    [Fact]
    public async Task A_row_of_which_nothing_was_created_is_sent_by_the_next_resumed_run_once()
    {
        var intent = AddUnknown();

        var resolved = await Resolver().NotCreatedAsync(intent.Intent!);

        Assert.Equal((SubmissionOutcome.Rejected, "looked up: nothing was created"), (resolved.Outcome, resolved.Reason));
        Assert.Empty(_service.Sent);
        var (run, other) = (Run(), Run());
        Assert.Equal(RowState.Free, await ClaimAsync(run, run.For(Row)));
        Assert.Equal(RowState.InFlight, await ClaimAsync(other, other.For(Row)));
    }

    [Fact]
    public async Task A_run_that_has_looked_before_sees_it_when_it_claims()
    {
        var intent = AddUnknown();
        var run = Run();
        var claim = run.For(Row);
        Assert.Equal(RowState.Unknown, run.Look(claim));

        await Resolver().NotCreatedAsync(intent.Intent!);

        Assert.Equal(RowState.Free, await ClaimAsync(run, claim));
    }

    [Fact]
    public async Task A_task_the_service_does_not_know_is_refused_and_nothing_is_recorded()
    {
        var intent = AddUnknown();
        using var client = Client(new ScriptedHandler(Step.Answer(404, """{"message":"no such task"}""")));

        var refused = await Assert.ThrowsAsync<StarVideosException>(() => new SubmissionResolver(client).CreatedAsync(intent.Intent!, "video_1"));

        Assert.Equal(StarVideosErrorKind.TaskNotFound, refused.Kind);
        Assert.Equal(intent.Intent, Assert.Single(Unresolved()).SubmissionId);
    }

    [Fact]
    public async Task A_task_of_another_submission_is_refused_without_a_request()
    {
        var other = AddIntent(Row, Elsewhere);
        AddOutcome(other, LineEvent.Created, "video_1");
        var intent = AddUnknown();

        var refused = await Assert.ThrowsAsync<InvalidRequestException>(() => Resolver().CreatedAsync(intent.Intent!, "video_1"));

        Assert.Contains(other.Intent!, refused.Message, StringComparison.Ordinal);
        Assert.Empty(_service.Sent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("../x")]
    public async Task An_id_that_no_task_can_have_is_refused(string id)
    {
        var intent = AddUnknown();

        await Assert.ThrowsAsync<InvalidRequestException>(() => Resolver().CreatedAsync(intent.Intent!, id));
        Assert.Empty(_service.Sent);
    }

    [Fact]
    public async Task A_submission_that_the_journal_does_not_have_is_an_error()
    {
        AddUnknown();

        var error = await Assert.ThrowsAsync<StarVideosException>(() => Resolver().NotCreatedAsync("nobody's"));

        Assert.Equal(StarVideosErrorKind.SubmissionNotFound, error.Kind);
        Assert.Contains("nobody's", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_submission_that_is_being_sent_is_left_to_its_process()
    {
        var intent = AddIntent(Row, Elsewhere);

        var error = await Assert.ThrowsAsync<StarVideosException>(() => Resolver().NotCreatedAsync(intent.Intent!));

        Assert.Equal(StarVideosErrorKind.SubmissionInProgress, error.Kind);
        Assert.Equal(SubmissionOutcome.InProgress, Assert.Single(Journal.Submissions()).Outcome);
        Clock.Advance(InFlightLimit.LongestSubmission + TimeSpan.FromTicks(1));
        Assert.Equal(SubmissionOutcome.Unknown, Assert.Single(Journal.Submissions()).Outcome);
        await Resolver().NotCreatedAsync(intent.Intent!);
    }

    /// <summary>Two rows are on their way, and a person mixes up their tasks: the first would then have two tasks and the second none.</summary>
    [Fact]
    public async Task A_task_that_was_found_is_not_recorded_while_the_answer_may_still_come()
    {
        var intent = AddIntent(Row, Elsewhere);

        var error = await Assert.ThrowsAsync<StarVideosException>(() => Resolver().CreatedAsync(intent.Intent!, "video_1"));

        Assert.Equal(StarVideosErrorKind.SubmissionInProgress, error.Kind);
        Assert.Empty(_service.Sent);
    }

    [Fact]
    public async Task A_process_that_runs_here_may_still_answer_however_long_it_takes()
    {
        using var process = new LivingProcess();
        var intent = AddIntent(Row, DeadMark.Of(process.Id), at: DateTimeOffset.UtcNow);
        Clock.Advance(InFlightLimit.LongestSubmission + TimeSpan.FromHours(1));

        var error = await Assert.ThrowsAsync<StarVideosException>(() => Resolver().NotCreatedAsync(intent.Intent!));

        Assert.Equal(StarVideosErrorKind.SubmissionInProgress, error.Kind);
        Assert.Equal(SubmissionOutcome.InProgress, Assert.Single(Journal.Submissions()).Outcome);
    }

    [Fact]
    public async Task The_submission_of_a_process_that_is_gone_can_be_settled_at_once()
    {
        var intent = AddIntent(Row, Dead);

        Assert.Equal(SubmissionOutcome.Rejected, (await Resolver().NotCreatedAsync(intent.Intent!)).Outcome);
    }

    [Fact]
    public async Task The_same_outcome_again_is_no_error_and_adds_no_line()
    {
        var intent = AddUnknown();
        var resolver = Resolver();
        await resolver.CreatedAsync(intent.Intent!, "video_1");
        var lines = File.ReadAllLines(Path).Length;

        Assert.Equal("video_1", (await resolver.CreatedAsync(intent.Intent!, "video_1")).Task!.Id);
        Assert.Equal("video_1", (await Resolver(Open()).CreatedAsync(intent.Intent!, "video_1")).Task!.Id);
        Assert.Equal(lines, File.ReadAllLines(Path).Length);
        Assert.Single(_service.Sent);
    }

    [Fact]
    public async Task Another_outcome_than_the_recorded_one_is_an_error_that_names_it()
    {
        var (found, gone) = (AddUnknown(), AddUnknown());
        var resolver = Resolver();
        await resolver.CreatedAsync(found.Intent!, "video_1");
        await resolver.NotCreatedAsync(gone.Intent!);

        var isFound = await Assert.ThrowsAsync<StarVideosException>(() => resolver.NotCreatedAsync(found.Intent!));
        var isGone = await Assert.ThrowsAsync<StarVideosException>(() => resolver.CreatedAsync(gone.Intent!, "video_2"));

        Assert.Equal((StarVideosErrorKind.SubmissionAlreadyResolved, StarVideosErrorKind.SubmissionAlreadyResolved), (isFound.Kind, isGone.Kind));
        Assert.Contains("video_1", isFound.Message, StringComparison.Ordinal);
        Assert.Contains("nothing was created", isGone.Message, StringComparison.Ordinal);
    }

    /// <summary>Each has its own writer, and so its own lock, as in two processes. Both have read before either writes.</summary>
    [Fact]
    public async Task Two_at_once_record_one_outcome_and_both_are_told_it()
    {
        for (var round = 0; round < 20; round++)
        {
            var intent = AddUnknown();
            using var gate = new GatedAnswer(AnswerText.Completed.Replace("video_1", $"video_{round}", StringComparison.Ordinal));
            using var client = Client(gate);
            var finding = new SubmissionResolver(client).CreatedAsync(intent.Intent!, $"video_{round}");
            await gate.Asked.WaitAsync(Clients.Patience);
            var missing = Resolver(Open()).NotCreatedAsync(intent.Intent!);
            gate.Open();

            var errors = new[] { await Record.ExceptionAsync(() => finding), await Record.ExceptionAsync(() => missing) };

            var lost = Assert.IsType<StarVideosException>(Assert.Single(errors, static error => error is not null));
            Assert.Equal(StarVideosErrorKind.SubmissionAlreadyResolved, lost.Kind);
            var outcome = Journal.Submissions().Single(submission => submission.SubmissionId == intent.Intent).Outcome;
            Assert.Equal(errors[0] is null ? SubmissionOutcome.Created : SubmissionOutcome.Rejected, outcome);
        }
    }

    [Fact]
    public async Task A_run_that_forces_and_a_resolver_at_once_leave_one_of_the_two()
    {
        for (var round = 0; round < 20; round++)
        {
            var row = new TextRequest($"round {round}");
            var intent = AddIntent(row, Elsewhere);
            AddOutcome(intent, LineEvent.Unknown);
            var run = Run();
            var claim = run.For(row);
            Assert.Equal(RowState.Unknown, run.Look(claim));
            using var client = Client(new ScriptedHandler(Step.Answer(200, AnswerText.Completed.Replace("video_1", $"video_{round}", StringComparison.Ordinal))), Open());

            var finding = new SubmissionResolver(client).CreatedAsync(intent.Intent!, $"video_{round}");
            var forcing = ClaimAsync(run, claim, force: true);
            var (resolved, state) = (await finding, await forcing);

            // Independent of the order: the found task is known, and the row is sent only by a run that claimed it before.
            Assert.Equal(SubmissionOutcome.Created, resolved.Outcome);
            Assert.Equal(state == RowState.Free ? 2 : 1, File.ReadLines(Path).Count(line => line.Contains($"\"prompt\":\"round {round}\"", StringComparison.Ordinal)));
            Assert.Contains(state, (RowState[])[RowState.Free, RowState.Accepted]);
        }
    }

    [Fact]
    public async Task What_could_not_be_written_is_not_taken_for_the_outcome()
    {
        var intent = AddUnknown();
        var resolver = Resolver();
        using (new FileStream(Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            File.Delete(Path + ".lock");
        }

        Directory.CreateDirectory(Path + ".lock");
        var error = await Assert.ThrowsAsync<StarVideosException>(() => resolver.NotCreatedAsync(intent.Intent!));
        Directory.Delete(Path + ".lock");

        Assert.Equal(StarVideosErrorKind.JournalUnavailable, error.Kind);
        Assert.Equal(intent.Intent, Assert.Single(Unresolved()).SubmissionId);
        Assert.Equal(SubmissionOutcome.Rejected, (await resolver.NotCreatedAsync(intent.Intent!)).Outcome);
    }

    [Fact]
    public async Task Without_a_journal_there_is_nothing_to_settle()
    {
        using var client = Clients.Over(_service);

        var error = await Assert.ThrowsAsync<StarVideosException>(() => new SubmissionResolver(client).NotCreatedAsync("x"));

        Assert.Equal(StarVideosErrorKind.JournalUnavailable, error.Kind);
    }

    [Fact]
    public async Task A_compaction_keeps_what_was_settled()
    {
        var (found, gone) = (AddUnknown(), AddUnknown());
        var resolver = Resolver();
        await resolver.CreatedAsync(found.Intent!, "video_1");
        await resolver.NotCreatedAsync(gone.Intent!);

        Compaction.Run(Path, Clock.UtcNow);

        Assert.Equal([(gone.Intent, SubmissionOutcome.Rejected), (found.Intent, SubmissionOutcome.Created)], Journal.Submissions().Select(static submission => ((string?)submission.SubmissionId, submission.Outcome)));
        Clock.Advance(Compaction.Age + TimeSpan.FromDays(1));
        Compaction.Run(Path, Clock.UtcNow);
        Assert.Equal([(found.Intent, SubmissionOutcome.Created)], Journal.Submissions().Select(static submission => ((string?)submission.SubmissionId, submission.Outcome)));
        var run = Run();
        Assert.Equal(RowState.Accepted, await ClaimAsync(run, run.For(Row)));
    }

    [Fact]
    public async Task The_later_of_two_that_was_replaced_and_then_found_is_listed_with_its_task()
    {
        var first = AddUnknown();
        var second = AddIntent(Row, Elsewhere, replaces: first.Intent);
        AddOutcome(second, LineEvent.Created, "video_2");
        Assert.Equal(SubmissionOutcome.Replaced, Journal.Submissions().Last().Outcome);

        await Resolver().CreatedAsync(first.Intent!, "video_1");

        Assert.Equal(["video_2", "video_1"], Ids());
    }

    /// <summary>The later submission may be settled months after both were sent. The row is free only when both are known to have created nothing.</summary>
    [Fact]
    public async Task One_that_was_replaced_is_unknown_again_when_the_other_is_settled_as_not_created_however_old_both_are()
    {
        var first = AddUnknown();
        var second = AddIntent(Row, Elsewhere, replaces: first.Intent);
        AddOutcome(second, LineEvent.Unknown);
        var third = AddIntent(Row, Elsewhere, replaces: second.Intent);
        AddOutcome(third, LineEvent.Unknown);
        Clock.Advance(Compaction.Age + TimeSpan.FromDays(1));
        Compaction.Run(Path, Clock.UtcNow);

        await Resolver().NotCreatedAsync(third.Intent!);
        Compaction.Run(Path, Clock.UtcNow);
        await Resolver().NotCreatedAsync(second.Intent!);
        Compaction.Run(Path, Clock.UtcNow);

        Assert.Equal((first.Intent, SubmissionOutcome.Unknown), Journal.Submissions().Select(static submission => (submission.SubmissionId, submission.Outcome)).Single());
        var run = Run();
        Assert.Equal(RowState.Unknown, await ClaimAsync(run, run.For(Row)));
    }

    [Fact]
    public async Task A_task_whose_intent_line_is_lost_is_not_taken_for_that_of_another_submission()
    {
        AddOutcome(new JournalLine { Intent = "lost" }, LineEvent.Created, "video_1");
        var intent = AddUnknown();

        var refused = await Assert.ThrowsAsync<InvalidRequestException>(() => Resolver().CreatedAsync(intent.Intent!, "video_1"));
        Assert.Contains("'lost'", refused.Message, StringComparison.Ordinal);

        // The submission is listed, so it exists.
        var known = await Assert.ThrowsAsync<StarVideosException>(() => Resolver().NotCreatedAsync("lost"));
        Assert.Equal(StarVideosErrorKind.SubmissionAlreadyResolved, known.Kind);
        Assert.Equal("video_1", (await Resolver().CreatedAsync("lost", "video_1")).Task!.Id);
        Assert.Empty(_service.Sent);
    }

    [Fact]
    public async Task An_outcome_that_this_process_could_not_write_yet_counts()
    {
        var (unknown, created) = (await BeginAsync(Row, Label), await BeginAsync(Row, Label));
        File.Delete(Path + ".lock");
        Directory.CreateDirectory(Path + ".lock");
        await Assert.ThrowsAsync<StarVideosException>(() => Journal.Recorder.UnknownAsync(unknown, "no answer"));
        await Assert.ThrowsAsync<StarVideosException>(() => Journal.Recorder.CreatedAsync(created, Task("video_1")));
        Directory.Delete(Path + ".lock");
        Assert.True(Journal.IsBehind);

        var known = await Assert.ThrowsAsync<StarVideosException>(() => Resolver().NotCreatedAsync(created.Id));
        Assert.Equal(SubmissionOutcome.Rejected, (await Resolver().NotCreatedAsync(unknown.Id)).Outcome);

        Assert.Contains("task video_1 was created", known.Message, StringComparison.Ordinal);
        Assert.False(Journal.IsBehind);
        Assert.Equal(
            [(created.Id, SubmissionOutcome.Created), (unknown.Id, SubmissionOutcome.Rejected)],
            Open().Submissions().Select(static submission => (submission.SubmissionId, submission.Outcome)));
    }

    /// <summary>The process that sent it was suspended for so long that a person has settled the submission with another task.</summary>
    [Fact]
    public async Task An_id_that_comes_after_all_is_listed_beside_the_one_that_was_found()
    {
        var intent = AddUnknown();
        await Resolver().CreatedAsync(intent.Intent!, "video_1");
        AddOutcome(intent, LineEvent.Created, "video_2");

        Assert.Equal(["video_1", "video_2"], Ids());
        var run = Run();
        var claim = run.For(Row);
        Assert.Equal(RowState.Accepted, await ClaimAsync(run, claim));
        Assert.Equal("video_1", claim.Task!.Id);
    }

    /// <summary>Journals of older versions do not name the process.</summary>
    [Theory]
    [InlineData(null, "another process")]
    [InlineData("host/1/\u001b[31m\nabc", "host/1/ [31m abc")]
    public async Task The_process_that_is_sending_is_named_so_that_it_can_be_shown(string? mark, string shown)
    {
        var intent = AddIntent(Row, mark);

        var error = await Assert.ThrowsAsync<StarVideosException>(() => Resolver().NotCreatedAsync(intent.Intent!));

        Assert.Contains($"that is sending it: {shown}. ", error.Message, StringComparison.Ordinal);
    }

    private JournalLine AddUnknown()
    {
        var intent = AddIntent(Row, Elsewhere);
        AddOutcome(intent, LineEvent.Unknown);
        return intent;
    }

    private SubmissionResolver Resolver(VideoJournal? journal = null) => new(Client(_service, journal));

    private StarVideosClient Client(HttpMessageHandler handler, VideoJournal? journal = null) => new(
        new StarVideosClientOptions { ApiKey = TestKey.Value, BaseUri = Service, Handler = handler, Journal = journal ?? Journal },
        Clock);
}
