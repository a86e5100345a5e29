namespace StarVideos.Client.Tests.Caps;

/// <summary>Caps on one run, or on all runs of a label.</summary>
public class RunCapTests : CapsFixture
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(64)]
    public async Task The_first_rows_are_sent_and_one_error_tells_of_the_others(int throttleLimit)
    {
        await RunAsync(Client(), new SubmitOptions { MaximumVideos = 4, ThrottleLimit = throttleLimit }, ManyRows(9));

        Assert.Equal(["row 1", "row 2", "row 3", "row 4"], Tasks);
        Assert.Equal(4, Sent.Prompts.Count);
        Assert.Equal(5, Reached.VideosNotSent);
        Assert.Equal((0, null), (Reached.RowNumber, Reached.Row));
        Assert.Same(Reached, Results[^1]);
        Assert.Equal(
            "5 videos were not sent: the cap of this run is 4 videos (MaximumVideos), and 4 count. To send more, run it again with Resume and a higher MaximumVideos, within 24 hours: what was accepted is not sent again.",
            Reached.Error!.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(64)]
    public async Task Takes_count_as_videos_and_what_is_left_is_sent_with_a_higher_cap(int throttleLimit)
    {
        VideoRow[] rows = [Support.TestRow.Of(("prompt", "a"), ("count", 4), ("duration", 5)), Support.TestRow.Of(("prompt", "b"), ("count", 4), ("duration", 5))];
        var options = new SubmitOptions { Batch = "run", Resume = true, MaximumVideos = 5, ThrottleLimit = throttleLimit };
        await RunAsync(Client(), options, rows);

        Assert.Equal(["a", "a", "a", "a", "b"], Tasks);
        Assert.Equal(5, Sent.Prompts.Count);
        Assert.Equal(3, Reached.VideosNotSent);
        Assert.StartsWith("3 videos were not sent: the cap of run 'run' is 5 videos (MaximumVideos), and 5 count", Reached.Error!.Message, StringComparison.Ordinal);

        await RunAsync(Client(), options with { MaximumVideos = 6 }, rows);
        Assert.Equal(2, Reached.VideosNotSent);
        await RunAsync(Client(), options with { MaximumVideos = null, MaximumSeconds = 36 }, rows);
        Assert.Equal(1, Reached.VideosNotSent);
        await RunAsync(Client(), options with { MaximumVideos = 8 }, rows);

        Assert.Equal(["a", "a", "a", "a", "b", "b", "b", "b"], Tasks);
        Assert.Equal(8, Sent.Prompts.Count);
        Assert.Equal([1, 2, 3, 4, 1, 2, 3, 4], Results.Select(static result => result.Task!.Take));
    }

    [Fact]
    public async Task A_take_that_is_refused_gives_its_place_to_the_next()
    {
        var rows = Support.TestRow.Of(("prompt", "refused"), ("count", 3));
        await RunAsync(Client(), new SubmitOptions { Batch = "run", MaximumVideos = 2, ThrottleLimit = 1 }, rows, Support.TestRow.Of(("prompt", "a"), ("count", 3)));

        Assert.Equal(["refused", "refused", "refused", "a", "a"], Sent.Prompts);
        Assert.Equal(1, Reached.VideosNotSent);
    }

    [Fact]
    public async Task A_table_that_just_fits_has_no_error()
    {
        await RunAsync(Client(), new SubmitOptions { MaximumVideos = 4, MaximumSeconds = 60 }, ManyRows(4));

        Assert.Equal(4, Tasks.Length);
        Assert.Equal(4, Results.Count);
    }

    [Fact]
    public async Task Without_a_label_each_run_counts_for_itself()
    {
        await RunAsync(Client(), new SubmitOptions { MaximumVideos = 2 }, ManyRows(2));
        await RunAsync(Client(), new SubmitOptions { MaximumVideos = 2 }, ManyRows(3));

        Assert.Equal(4, Sent.Prompts.Count);
        Assert.Equal(1, Reached.VideosNotSent);
    }

    [Fact]
    public async Task Without_a_label_a_run_can_be_capped_with_the_journal_off()
    {
        await RunAsync(Client(journal: VideoJournal.Off), new SubmitOptions { MaximumVideos = 2, ThrottleLimit = 1 }, Rows("refused", "lost", "a", "b", "c"));

        Assert.Equal(["refused", "lost", "a"], Sent.Prompts);
        Assert.Equal(2, Reached.VideosNotSent);
        Assert.Contains("with the rows that are left only", Reached.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_counts_over_all_its_runs_with_and_without_resume_and_case_does_not_count()
    {
        await RunAsync(Client(), new SubmitOptions { Batch = "nightly", MaximumVideos = 5 }, ManyRows(2));
        await RunAsync(Client(), new SubmitOptions { Batch = "another", MaximumVideos = 5 }, ManyRows(5));
        await RunAsync(Client(), new SubmitOptions { Batch = "Nightly", Resume = true, MaximumVideos = 5 }, ManyRows(9));

        Assert.Equal(["row 1", "row 2", "row 3", "row 4", "row 5"], Tasks);
        Assert.Equal(4, Reached.VideosNotSent);
        Assert.Equal(10, Sent.Prompts.Count);
        Assert.Contains($"the cap of run 'Nightly' is 5 videos (MaximumVideos), and 5 count in the journal '{Path}'.", Reached.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_without_the_cap_is_not_stopped_and_its_videos_count_for_the_others()
    {
        await RunAsync(Client(), new SubmitOptions { Batch = "run", Resume = true, MaximumVideos = 2 }, ManyRows(5));
        Assert.Equal(3, Reached.VideosNotSent);
        await RunAsync(Client(), new SubmitOptions { Batch = "run", Resume = true }, ManyRows(5));
        Assert.Equal(5, Sent.Prompts.Count);

        await RunAsync(Client(), new SubmitOptions { Batch = "run", Resume = true, MaximumVideos = 5 }, ManyRows(6));
        Assert.Equal(1, Reached.VideosNotSent);
        Assert.Equal(5, Sent.Prompts.Count);
    }

    [Fact]
    public async Task A_higher_cap_goes_on_where_the_lower_one_stopped()
    {
        await RunAsync(Client(), new SubmitOptions { Batch = "run", Resume = true, MaximumVideos = 3 }, ManyRows(8));
        await RunAsync(Client(), new SubmitOptions { Batch = "run", Resume = true, MaximumVideos = 6 }, ManyRows(8));
        Assert.Equal(["row 1", "row 2", "row 3", "row 4", "row 5", "row 6"], Tasks);
        await RunAsync(Client(), new SubmitOptions { Batch = "run", Resume = true, MaximumVideos = 100 }, ManyRows(8));

        Assert.Equal(8, Tasks.Length);
        Assert.Equal(8, Results.Count);
        Assert.Equal(8, Sent.Prompts.Distinct().Count());
        Assert.Equal(8, Sent.Prompts.Count);
    }

    [Fact]
    public async Task A_run_whose_cap_is_reached_still_has_the_tasks_of_earlier_runs_wherever_they_are_in_the_table()
    {
        await RunAsync(Client(), new SubmitOptions { Batch = "run" }, Rows("a", "z"));
        await RunAsync(Client(), new SubmitOptions { Batch = "run", Resume = true, MaximumVideos = 2 }, Rows("new", "a", "newer", "z"));

        Assert.Equal(["a", "z"], Tasks);
        Assert.Equal(2, Reached.VideosNotSent);
        Assert.Equal(2, Sent.Prompts.Count);
    }

    [Fact]
    public async Task Refused_rows_do_not_count_and_those_of_unknown_outcome_do()
    {
        var options = new SubmitOptions { Batch = "run", MaximumVideos = 3, ThrottleLimit = 1 };
        await RunAsync(Client(), options, Rows("refused 1", "lost", "a", "refused 2", "refused 3", "b", "c", "d"));

        Assert.Equal(["refused 1", "lost", "a", "refused 2", "refused 3", "b"], Sent.Prompts);
        Assert.Equal(2, Reached.VideosNotSent);

        await RunAsync(Client(), options, Rows("e"));
        Assert.Equal(6, Sent.Prompts.Count);
        Assert.Equal(1, Reached.VideosNotSent);
    }

    [Fact]
    public async Task A_row_sent_again_in_spite_of_its_unknown_outcome_counts_twice()
    {
        await RunAsync(Client(), new SubmitOptions { Batch = "run", MaximumVideos = 3, ThrottleLimit = 1 }, Rows("lost", "a"));
        await RunAsync(Client(), new SubmitOptions { Batch = "run", Resume = true, ResubmitUnknown = true, MaximumVideos = 3 }, Rows("lost", "a", "b"));

        Assert.Equal(["lost", "a", "lost"], Sent.Prompts);
        Assert.Equal(1, Reached.VideosNotSent);
    }

    [Fact]
    public async Task A_row_of_unknown_outcome_is_not_sent_again_where_no_place_is_left_for_it()
    {
        await RunAsync(Client(), new SubmitOptions { Batch = "run" }, Rows("lost", "a"));
        await RunAsync(Client(), new SubmitOptions { Batch = "run", Resume = true, ResubmitUnknown = true, MaximumVideos = 2 }, Rows("lost", "a"));

        Assert.Equal(["a"], Tasks);
        Assert.Equal(1, Reached.VideosNotSent);
        Assert.Equal(2, Sent.Prompts.Count);
        await RunAsync(Client(), new SubmitOptions { Batch = "run", Resume = true }, Rows("lost"));
        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, Assert.Single(Results).Error!.Kind);
    }

    [Fact]
    public async Task A_place_that_a_row_on_its_way_gives_up_is_used_by_the_next()
    {
        var options = new SubmitOptions { MaximumVideos = 2, ThrottleLimit = 5 };
        using var stage = new SubmitStage(Client(), options, Results.Add);
        await stage.AddAsync(new VideoRow("held and refused"));
        await stage.AddAsync(new VideoRow("a"));
        var third = stage.AddAsync(new VideoRow("b"));
        await EventuallyAsync(() => Sent.Prompts.Count == 2);
        Assert.False(third.IsCompleted);
        Sent.LetGo();
        await third.WaitAsync(Support.Clients.Patience);
        await stage.AddAsync(new VideoRow("c"));
        await stage.CompleteAsync().WaitAsync(Support.Clients.Patience);

        Assert.Equal(["a", "b"], Tasks);
        Assert.Equal(1, Reached.VideosNotSent);
    }

    [Fact]
    public async Task A_run_that_is_stopped_does_not_wait_for_a_place()
    {
        using var stop = new CancellationTokenSource();
        using var stage = new SubmitStage(Client(), new SubmitOptions { MaximumVideos = 1, Grace = TimeSpan.Zero }, Results.Add, stop: stop.Token);
        await stage.AddAsync(new VideoRow("held"));
        var second = stage.AddAsync(new VideoRow("b"));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.WaitAsync(Support.Clients.Patience));
        await stage.StopAsync().WaitAsync(Support.Clients.Patience);
    }

    [Fact]
    public async Task Seconds_count_as_they_were_asked_for_and_a_shorter_row_does_not_slip_through()
    {
        await RunAsync(Client(), new SubmitOptions { Batch = "run", MaximumSeconds = 20 }, Timed("a", 8), Timed("b", 5), Timed("c", 8), Timed("d", 3));

        Assert.Equal(["a", "b"], Tasks);
        Assert.Equal(2, Reached.VideosNotSent);
        Assert.Contains($"the cap of run 'run' is 20 seconds of video (MaximumSeconds), and 13 count in the journal '{Path}', and the next one counts for 8.", Reached.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seconds_that_are_not_known_count_as_the_longest_they_may_be()
    {
        var video = Support.TestRow.WithPrompt(("referenceVideos", Support.TestRow.Video));
        await RunAsync(Client(), new SubmitOptions { Batch = "run", MaximumSeconds = 28 }, video, new VideoRow("a"), Timed("b", 3), Timed("c", 3));

        Assert.Equal(["A cat", "a", "b"], Tasks);
        await RunAsync(Client(), new SubmitOptions { Batch = "run", MaximumSeconds = 30 }, Timed("d", 3));
        Assert.Contains("and 28 count", Reached.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_caps_hold_and_the_first_that_is_reached_is_named()
    {
        await RunAsync(Client(), new SubmitOptions { MaximumVideos = 2, MaximumSeconds = 100 }, Timed("a", 5), Timed("b", 5), Timed("c", 5));
        Assert.Contains("(MaximumVideos)", Reached.Error!.Message, StringComparison.Ordinal);
        await RunAsync(Client(), new SubmitOptions { MaximumVideos = 3, MaximumSeconds = 10 }, Timed("a", 5), Timed("b", 5), Timed("c", 5));
        Assert.Contains("(MaximumSeconds)", Reached.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(4, Sent.Prompts.Count);
    }

    [Fact]
    public async Task Rows_that_break_a_rule_take_no_place()
    {
        await RunAsync(Client(), new SubmitOptions { MaximumVideos = 1 }, Timed("too long", 99), new VideoRow("a"));

        Assert.Equal(["a"], Tasks);
        Assert.Equal(StarVideosErrorKind.InvalidRequest, Results[0].Error!.Kind);
        Assert.Equal(2, Results.Count);
    }

    [Fact]
    public async Task Nobody_is_asked_about_rows_that_are_not_sent_and_what_is_not_confirmed_takes_no_place()
    {
        var asked = new List<string?>();
        var options = new SubmitOptions
        {
            MaximumVideos = 2,
            Confirm = row =>
            {
                asked.Add(row.Row.ToRequest().Prompt);
                return System.Threading.Tasks.Task.FromResult(asked.Count != 1);
            },
        };
        await RunAsync(Client(), options, Rows("no", "a", "b", "c"));

        Assert.Equal(["no", "a", "b"], asked);
        Assert.Equal(["a", "b"], Tasks);
        Assert.Equal(1, Reached.VideosNotSent);
    }

    [Theory]
    [InlineData("MaximumVideos")]
    [InlineData("MaximumSeconds")]
    public void A_cap_over_the_runs_of_a_label_needs_the_journal(string option)
    {
        var options = option == "MaximumVideos" ? new SubmitOptions { Batch = "run", MaximumVideos = 2 } : new SubmitOptions { Batch = "run", MaximumSeconds = 2 };
        var error = Assert.Throws<StarVideosException>(() => new SubmitStage(Client(journal: VideoJournal.Off), options, Results.Add));

        Assert.Equal(StarVideosErrorKind.JournalUnavailable, error.Kind);
        Assert.Equal($"The cap {option} with a label is counted in the journal, and the journal is off (STARVIDEOS_JOURNAL), so it cannot be kept. Nothing was sent.", error.Message);
    }

    [Fact]
    public async Task A_journal_that_is_gone_does_not_pass_for_one_in_which_nothing_counts()
    {
        await RunAsync(Client(), new SubmitOptions { Batch = "run" }, Rows("a"));
        File.Delete(Path);
        var error = await Assert.ThrowsAsync<StarVideosException>(() => RunAsync(Client(), new SubmitOptions { Batch = "run", MaximumVideos = 1 }, Rows("b")));

        Assert.Equal(StarVideosErrorKind.JournalUnavailable, error.Kind);
        Assert.Single(Sent.Prompts);
    }

    [Fact]
    public async Task What_another_run_of_the_label_has_sent_meanwhile_comes_out_as_its_task()
    {
        var options = new SubmitOptions { Batch = "run", Resume = true, MaximumVideos = 2 };
        using var stage = new SubmitStage(Client(), options, Results.Add);
        await stage.AddAsync(new VideoRow("a"));
        await EventuallyAsync(() => File.Exists(Path) && Intents() == 1);

        // The other run sends the row first, and that takes the last place.
        using var other = new SubmitStage(Client(), options, static _ => { });
        await other.AddAsync(new VideoRow("b"));
        await other.CompleteAsync().WaitAsync(Support.Clients.Patience);
        await stage.AddAsync(new VideoRow("b"));
        await stage.AddAsync(new VideoRow("c"));
        await stage.CompleteAsync().WaitAsync(Support.Clients.Patience);

        Assert.Equal(["a", "b"], Tasks);
        Assert.Equal(1, Reached.VideosNotSent);
        Assert.Equal(["a", "b"], Sent.Prompts);
    }

    private static async Task EventuallyAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Support.Clients.Patience);
        while (!condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            await System.Threading.Tasks.Task.Yield();
        }
    }
}
