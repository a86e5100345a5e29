using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Submitting;

public sealed class SubmitStageTests : Bench
{
    private readonly List<SubmitResult> _results = [];

    [Fact]
    public void To_resume_without_a_journal_is_an_error_that_does_not_recommend_to_go_without()
    {
        using var client = Clients.OverSockets(Emulator.BaseUri);
        var error = Assert.Throws<StarVideosException>(() => new SubmitStage(client, new SubmitOptions { Resume = true }, _results.Add));

        Assert.Equal(StarVideosErrorKind.JournalUnavailable, error.Kind);
        Assert.Contains("every row would be paid for again", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("'off'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tasks_are_in_hand_until_they_are_handed_on()
    {
        using var stage = new SubmitStage(Client, new SubmitOptions(), _results.Add);
        await stage.AddAsync(Row("a"));
        await stage.AddAsync(Row("b"));
        await stage.CompleteAsync();
        Assert.Equal(Made, stage.NotHandedOn.Select(task => task.Id).Order());

        stage.HandedOn(_results[0].Task!);
        Assert.Equal(_results[1].Task!.Id, Assert.Single(stage.NotHandedOn).Id);
    }

    [Fact]
    public async Task A_row_of_unknown_outcome_is_kept_apart()
    {
        using var stage = new SubmitStage(Client, new SubmitOptions(), _results.Add);
        var row = Row("lost [create:cut]");
        await stage.AddAsync(row);
        await stage.CompleteAsync();

        Assert.Same(row, Assert.Single(stage.UnknownRows));
        Assert.Empty(stage.NotHandedOn);
    }

    [Fact]
    public async Task A_row_that_is_not_confirmed_has_no_result_and_is_not_sent()
    {
        using var stage = new SubmitStage(Client, new SubmitOptions { Confirm = row => Task.FromResult(row.RowNumber == 2) }, _results.Add);
        await stage.AddAsync(Row("a"));
        await stage.AddAsync(Row("b"));
        await stage.CompleteAsync();

        Assert.Equal(2, Assert.Single(_results).RowNumber);
        Assert.Equal(1, Counters.CreatesReceived);
    }

    [Fact]
    public async Task Progress_counts_what_becomes_of_each_row()
    {
        var options = new SubmitOptions { Batch = "night", Resume = true, ThrottleLimit = 1, Confirm = row => Task.FromResult(row.RowNumber != 2) };
        using (var earlier = new SubmitStage(Client, new SubmitOptions { Batch = "night" }, _results.Add))
        {
            await earlier.AddAsync(Row("made earlier"));
            await earlier.CompleteAsync();
        }

        using var stage = new SubmitStage(Client, options, _results.Add);
        Assert.Equal(new SubmitProgress(0, 0, 0, 0, 0), stage.Progress);
        await stage.AddAsync(Row("made earlier"));
        await stage.AddAsync(Row("declined"));
        await stage.AddAsync(Row("refused [create:400]"));
        await stage.AddAsync(Row(" "));
        await stage.AddAsync(Row("on its way [create:delay=1000]"));
        Assert.Equal(new SubmitProgress(Taken: 5, Submitted: 0, Resumed: 1, Declined: 1, Failed: 2), stage.Progress);

        await stage.CompleteAsync();
        Assert.Equal(new SubmitProgress(Taken: 5, Submitted: 1, Resumed: 1, Declined: 1, Failed: 2), stage.Progress);
    }

    [Fact]
    public async Task Progress_counts_rows_that_are_not_sent_because_others_failed()
    {
        using var stage = new SubmitStage(Client, new SubmitOptions { ThrottleLimit = 1 }, _results.Add);
        for (var row = 0; row < 20; row++)
        {
            await stage.AddAsync(Row($"row {row} [create:401]"));
        }

        await stage.CompleteAsync();
        Assert.InRange(_results[^1].VideosNotSent, 1, 19);
        Assert.Equal(new SubmitProgress(Taken: 20, Submitted: 0, Resumed: 0, Declined: 0, Failed: 20), stage.Progress);
    }

    [Fact]
    public async Task A_stopped_stage_sends_nothing_more_and_loses_nothing()
    {
        using var stage = new SubmitStage(Client, new SubmitOptions { ThrottleLimit = 3 }, _results.Add);
        for (var row = 0; row < 3; row++)
        {
            await stage.AddAsync(Row($"row {row} [create:delay=200]"));
        }

        await UntilAsync(() => Counters.CreatesReceived == 3);
        await stage.StopAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stage.AddAsync(Row("late")));

        Assert.Equal(3, Counters.CreatesReceived);
        Assert.Equal(Made.Order(), stage.NotHandedOn.Select(task => task.Id).Order());
        AssertNothingIsLost();
    }
}
