using StarVideos.Client.Tests.Claims;
using StarVideos.Client.Tests.Support;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Caps;

/// <summary>The cap for 24 hours, for all who use the journal.</summary>
public class DailyCapTests : CapsFixture
{
    [Fact]
    public async Task Takes_count_for_the_day()
    {
        await RunAsync(Client(perDay: 5), new SubmitOptions { Defaults = new RowDefaults(Count: 4) }, Rows("a", "b"));

        Assert.Equal(["a", "a", "a", "a", "b"], Tasks);
        Assert.Equal(3, Reached.VideosNotSent);
    }

    private static readonly TextRequest Request = new("a lake at dawn");

    [Fact]
    public async Task It_counts_runs_with_and_without_a_label_and_single_requests_together()
    {
        await RunAsync(Client(perDay: 5), new SubmitOptions { Batch = "one" }, ManyRows(2));
        await RunAsync(Client(perDay: 5), new SubmitOptions(), ManyRows(1));
        await Client(perDay: 5).CreateAsync(Request);
        await RunAsync(Client(perDay: 5), new SubmitOptions { Batch = "two", Resume = true }, ManyRows(4));

        Assert.Equal(["row 1"], Tasks);
        Assert.Equal(5, Sent.Prompts.Count);
        Assert.Equal(3, Reached.VideosNotSent);
        Assert.StartsWith(
            $"3 videos were not sent: the cap is 5 videos within 24 hours (MaximumVideosPerDay), and 5 count in the journal '{Path}'. The next may be sent at ",
            Reached.Error!.Message,
            StringComparison.Ordinal);
        Assert.EndsWith("or at once with a higher MaximumVideosPerDay: run it again with Resume then, and what was accepted is not sent again.", Reached.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_beyond_it_is_an_error_and_not_sent()
    {
        var client = Client(perDay: 1);
        await client.CreateAsync(Request);
        Clock.Advance(TimeSpan.FromHours(2));
        var error = await Assert.ThrowsAsync<StarVideosException>(() => client.CreateAsync(Request));

        Assert.Equal(StarVideosErrorKind.SpendingLimitReached, error.Kind);
        var next = (Clock.UtcNow + TimeSpan.FromHours(22)).LocalDateTime;
        Assert.Equal(
            FormattableString.Invariant($"The request was not sent: the cap is 1 video within 24 hours (MaximumVideosPerDay), and 1 counts in the journal '{Path}'. The next may be sent at {next:yyyy-MM-dd HH:mm:ss}, or at once with a higher MaximumVideosPerDay."),
            error.Message);
        Assert.Single(Sent.Prompts);
    }

    [Fact]
    public async Task With_a_lower_cap_than_before_the_next_may_be_sent_when_enough_have_ceased_to_count()
    {
        for (var i = 0; i < 3; i++)
        {
            await Client(perDay: 3).CreateAsync(Request);
            Clock.Advance(TimeSpan.FromHours(1));
        }

        var error = await Assert.ThrowsAsync<StarVideosException>(() => Client(perDay: 2).CreateAsync(Request));

        // Sent 3, 2 and 1 hours ago. With a cap of two, a place is free when the second of them stops counting.
        var next = (Clock.UtcNow + TimeSpan.FromHours(22)).LocalDateTime;
        Assert.Contains(FormattableString.Invariant($"The next may be sent at {next:yyyy-MM-dd HH:mm:ss}"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_without_a_label_is_warned_that_it_can_be_resumed_for_a_day_only()
    {
        await RunAsync(Client(perDay: 1), new SubmitOptions(), ManyRows(2));

        Assert.Contains("1 video was not sent: ", Reached.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("Without a label (Batch), Resume knows the last 24 hours only", Reached.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_24_hours_a_submission_counts_no_more()
    {
        var client = Client(perDay: 2);
        await client.CreateAsync(Request);
        Clock.Advance(TimeSpan.FromHours(12));
        await client.CreateAsync(Request);
        Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromTicks(1));
        await Assert.ThrowsAsync<StarVideosException>(() => client.CreateAsync(Request));
        await Assert.ThrowsAsync<StarVideosException>(() => Client(perDay: 2).CreateAsync(Request));
        Clock.Advance(TimeSpan.FromTicks(1));
        await client.CreateAsync(Request);
        await Assert.ThrowsAsync<StarVideosException>(() => client.CreateAsync(Request));
        await Assert.ThrowsAsync<StarVideosException>(() => Client(perDay: 2).CreateAsync(Request));

        Assert.Equal(3, Sent.Prompts.Count);
    }

    [Fact]
    public async Task A_submission_that_was_put_off_counts_from_when_it_was_sent_at_the_latest()
    {
        var intent = await BeginAsync(Request);
        Clock.Advance(TimeSpan.FromMinutes(10));
        await Journal.Recorder.CreatedAsync(intent, Task("late"));
        Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<StarVideosException>(() => Client(perDay: 1).CreateAsync(Request));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Client(perDay: 1).CreateAsync(Request);
    }

    [Fact]
    public async Task An_outcome_that_comes_a_day_late_counts_for_the_day_of_the_submission()
    {
        var intent = await BeginAsync(Request);
        await Journal.Recorder.UnknownAsync(intent, "cut");
        Clock.Advance(TimeSpan.FromHours(20));
        await Journal.Recorder.CreatedAsync(intent, Task("late"));
        Clock.Advance(TimeSpan.FromHours(5));
        await Client(perDay: 1).CreateAsync(Request);
    }

    [Fact]
    public async Task What_a_clock_that_was_set_back_has_left_in_the_future_counts()
    {
        await Client(perDay: 2).CreateAsync(Request);
        Clock.SetTimeOfDay(TimeSpan.FromHours(-30));
        await Client(perDay: 2).CreateAsync(Request);
        await Assert.ThrowsAsync<StarVideosException>(() => Client(perDay: 2).CreateAsync(Request));

        Assert.Equal(2, Sent.Prompts.Count);
    }

    [Fact]
    public async Task Refused_submissions_do_not_count_those_without_an_answer_do()
    {
        var client = Client(perDay: 2);
        await RunAsync(client, new SubmitOptions { ThrottleLimit = 1 }, Rows("refused 1", "refused 2", "lost", "refused 3", "a", "b"));

        Assert.Equal(["refused 1", "refused 2", "lost", "refused 3", "a"], Sent.Prompts);
        Assert.Equal(1, Reached.VideosNotSent);
        await Assert.ThrowsAsync<StarVideosException>(() => Client(perDay: 2).CreateAsync(Request));
    }

    [Fact]
    public async Task A_refused_request_of_a_client_leaves_its_place_to_the_next()
    {
        var client = Client(perDay: 1);
        await Assert.ThrowsAsync<StarVideosException>(() => client.CreateAsync(new TextRequest("refused")));
        await client.CreateAsync(Request);

        Assert.Equal(2, Sent.Prompts.Count);
    }

    [Fact]
    public async Task What_other_runs_have_on_their_way_counts()
    {
        AddIntent(Row, Elsewhere);
        var error = await Assert.ThrowsAsync<StarVideosException>(() => Client(perDay: 1).CreateAsync(Request));

        Assert.Equal(StarVideosErrorKind.SpendingLimitReached, error.Kind);
    }

    [Theory]
    [InlineData(3, "2", 2, "environment variable STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY")]
    [InlineData(2, "3", 2, "MaximumVideosPerDay")]
    [InlineData(2, "2", 2, "environment variable STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY")]
    [InlineData(null, " 2 ", 2, "environment variable STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY")]
    [InlineData(2, " ", 2, "MaximumVideosPerDay")]
    public async Task Of_what_the_program_and_the_environment_say_the_smaller_holds(int? option, string environment, int most, string source)
    {
        var client = Client(option, environment);
        await RunAsync(client, new SubmitOptions(), ManyRows(9));

        Assert.Equal(most, client.Options.GetEffectiveMaximumVideosPerDay());
        Assert.Equal(most, Sent.Prompts.Count);
        Assert.Contains($"({source})", Reached.Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("many")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("2.5")]
    [InlineData("1e3")]
    [InlineData("99999999999")]
    public async Task A_variable_that_is_no_number_is_named_before_anything_is_sent_and_keeps_nobody_from_asking(string value)
    {
        var client = Client(perDay: 5, environment: value);
        var ofStage = Assert.Throws<InvalidRequestException>(() => new SubmitStage(client, new SubmitOptions(), Results.Add));
        var ofRequest = await Assert.ThrowsAsync<InvalidRequestException>(() => client.CreateAsync(Request));

        Assert.StartsWith("STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY ", ofStage.Message, StringComparison.Ordinal);
        Assert.Contains(value, ofStage.Message, StringComparison.Ordinal);
        Assert.Equal(ofStage.Message, ofRequest.Message);
        Assert.Empty(Sent.Prompts);
        Assert.Equal("a", (await Client(environment: value, handler: new ScriptedHandler(Step.Answer(200, """{"id":"a","status":"queued"}"""))).QueryAsync("a")).Id);
    }

    [Fact]
    public async Task It_cannot_be_kept_with_the_journal_off_and_nothing_is_sent()
    {
        var client = Client(perDay: 5, journal: VideoJournal.Off);
        var ofStage = Assert.Throws<StarVideosException>(() => new SubmitStage(client, new SubmitOptions(), Results.Add));
        var ofRequest = await Assert.ThrowsAsync<StarVideosException>(() => client.CreateAsync(Request));

        Assert.Equal((StarVideosErrorKind.JournalUnavailable, StarVideosErrorKind.JournalUnavailable), (ofStage.Kind, ofRequest.Kind));
        Assert.Equal("The cap of 5 videos within 24 hours (MaximumVideosPerDay) is counted in the journal, and the journal is off (STARVIDEOS_JOURNAL), so it cannot be kept. Nothing was sent.", ofStage.Message);
        Assert.Empty(Sent.Prompts);
    }

    [Fact]
    public async Task An_intent_that_could_not_be_written_counts_for_nobody()
    {
        var disk = new FullDisk();
        var journal = Open(disk);
        var client = Client(perDay: 1, journal: journal);
        disk.IsFull = true;
        var error = await Assert.ThrowsAsync<StarVideosException>(() => client.CreateAsync(Request));
        Assert.Equal(StarVideosErrorKind.JournalUnavailable, error.Kind);
        await RunAsync(client, new SubmitOptions { Batch = "run", Resume = true, MaximumVideos = 1 }, ManyRows(1));
        Assert.Equal(StarVideosErrorKind.JournalUnavailable, Assert.Single(Results).Error!.Kind);
        disk.IsFull = false;
        await RunAsync(client, new SubmitOptions { Batch = "run", Resume = true, MaximumVideos = 1 }, ManyRows(1));

        Assert.Equal(["row 1"], Tasks);
        await Assert.ThrowsAsync<StarVideosException>(() => client.CreateAsync(Request));
        Assert.Single(Sent.Prompts);
    }

    [Fact]
    public async Task Requests_whose_intents_were_to_be_written_together_and_were_not_are_all_uncounted()
    {
        var disk = new FullDisk();
        var client = Client(perDay: 3, journal: Open(disk));
        await client.CreateAsync(Request);
        disk.IsFull = true;
        Task<VideoTask>[] refused;
        using (JournalLock.TryTake(Path))
        {
            refused = [client.CreateAsync(Request), client.CreateAsync(Request)];
        }

        foreach (var one in refused)
        {
            await Assert.ThrowsAsync<StarVideosException>(() => one);
        }

        disk.IsFull = false;
        await client.CreateAsync(Request);
        await client.CreateAsync(Request);
        await Assert.ThrowsAsync<StarVideosException>(() => client.CreateAsync(Request));
        Assert.Equal(3, Sent.Prompts.Count);
    }

    [Fact]
    public async Task Requests_whose_intents_are_written_together_do_not_pass_it_together()
    {
        var (one, other) = (Client(perDay: 3), Client(perDay: 3));
        Task<VideoTask>[] all;
        using (JournalLock.TryTake(Path))
        {
            // Nobody can write while the lock is held, so all of these wait together, and none has read what another adds.
            all = [.. Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? one : other).CreateAsync(Request))];
        }

        await System.Threading.Tasks.Task.WhenAll(all).ContinueWith(static _ => { }, TaskScheduler.Default).WaitAsync(Clients.Patience);
        Assert.Equal(3, all.Count(static task => task.IsCompletedSuccessfully));
        Assert.All(all.Where(static task => task.IsFaulted), static task => Assert.Equal(StarVideosErrorKind.SpendingLimitReached, ((StarVideosException)task.Exception!.InnerException!).Kind));
        Assert.Equal(3, Sent.Prompts.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Runs_of_several_labels_at_once_send_exactly_as_much_through_compactions_and_refusals(int seed)
    {
        await System.Threading.Tasks.Task.WhenAll(Enumerable.Range(0, 6).Select(number => System.Threading.Tasks.Task.Run(async () =>
        {
            var random = new Random((seed * 100) + number);
            var client = Client(perDay: 50, journal: Open(compactAbove: number % 2 == 0 ? 4096 : long.MaxValue));
            var results = new List<SubmitResult>();
            using var stage = new SubmitStage(client, new SubmitOptions { Batch = number < 4 ? $"run {number / 2}" : null, Resume = number % 3 == 0, ThrottleLimit = 4 }, results.Add);
            for (var i = 0; i < 40; i++)
            {
                await stage.AddAsync(new VideoRow($"{(random.Next(4) == 0 ? "refused" : random.Next(6) == 0 ? "lost" : "fine")} {number} {i}"));
            }

            await stage.CompleteAsync();
        }))).WaitAsync(TimeSpan.FromMinutes(1));

        var counted = Sent.Prompts.Count(static prompt => !prompt.StartsWith("refused", StringComparison.Ordinal));
        Assert.InRange(counted, 45, 50);
        await RunAsync(Client(perDay: 50), new SubmitOptions(), ManyRows(9));
        Assert.Equal(50 - counted, Tasks.Length);
    }

    private VideoJournal Open(FullDisk disk) => new(JournalLocation.From(Path), new JournalWriter(Path, new PatientClock(Clock), disk: disk), Clock);
}
