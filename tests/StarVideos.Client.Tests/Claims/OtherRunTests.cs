using StarVideos.Claims;
using StarVideos.Client.Tests.Support;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Claims;

/// <summary>A row that another run is sending: how long to wait for it, and what counts then.</summary>
public class OtherRunTests : ClaimsFixture
{
    [Fact]
    public async Task A_row_that_another_run_has_in_flight_is_not_claimed()
    {
        var run = Run();
        var claim = run.For(Row);
        Assert.Equal(RowState.Free, run.Look(claim));
        AddIntent(Row, Elsewhere);

        Assert.Equal(RowState.InFlight, await ClaimAsync(run, claim));
        Assert.Equal(1, Intents());
    }

    [Fact]
    public async Task Once_it_is_accepted_its_task_comes_out()
    {
        var run = Run();
        var claim = run.For(Row);
        var intent = AddIntent(Row, Elsewhere);
        Assert.Equal(RowState.InFlight, await ClaimAsync(run, claim));
        AddOutcome(intent, LineEvent.Created, "theirs");

        Assert.Equal(RowState.Accepted, run.Refresh(claim));
        Assert.Equal("theirs", claim.Task?.Id);
        Assert.Equal(RowState.Accepted, await ClaimAsync(run, claim));
        Assert.Equal(1, Intents());
    }

    [Fact]
    public async Task Once_it_is_refused_this_run_sends_it()
    {
        var run = Run();
        var claim = run.For(Row);
        var intent = AddIntent(Row, Elsewhere);
        Assert.Equal(RowState.InFlight, await ClaimAsync(run, claim));
        AddOutcome(intent, LineEvent.Rejected);

        Assert.Equal(RowState.Free, run.Refresh(claim));
        Assert.Equal(RowState.Free, await ClaimAsync(run, claim));
        Assert.Equal(2, Intents());
    }

    [Fact]
    public async Task Of_all_who_wait_for_a_refused_row_one_sends_it()
    {
        var runs = Enumerable.Range(0, 8).Select(_ => Run()).Select(run => (Run: run, Claim: run.For(Row), Journal: Open())).ToList();
        var intent = AddIntent(Row, Elsewhere);
        foreach (var (run, claim, journal) in runs)
        {
            Assert.Equal(RowState.InFlight, await ClaimAsync(run, claim, journal: journal));
        }

        AddOutcome(intent, LineEvent.Rejected);
        var states = await System.Threading.Tasks.Task.WhenAll(runs.Select(run => ClaimAsync(run.Run, run.Claim, journal: run.Journal)));

        Assert.Single(states, RowState.Free);
        Assert.Equal(7, states.Count(state => state == RowState.InFlight));
        Assert.Equal(2, Intents());
    }

    [Fact]
    public async Task Once_its_outcome_is_unknown_it_is_unknown_here()
    {
        var run = Run();
        var claim = run.For(Row);
        var intent = AddIntent(Row, Elsewhere);
        Assert.Equal(RowState.InFlight, await ClaimAsync(run, claim));
        AddOutcome(intent, LineEvent.Unknown);

        Assert.Equal(RowState.Unknown, run.Refresh(claim));
        Assert.Equal("because", claim.Submission?.Reason);
        Assert.Equal(RowState.Unknown, await ClaimAsync(run, claim));
        Assert.Equal(1, Intents());
    }

    [Fact]
    public async Task A_late_answer_outweighs_an_unknown_outcome()
    {
        var intent = AddIntent(Row, Elsewhere);
        AddOutcome(intent, LineEvent.Unknown);
        var run = Run();
        var claim = run.For(Row);
        Assert.Equal(RowState.Unknown, run.Look(claim));
        AddOutcome(intent, LineEvent.Created, "late");

        Assert.Equal(RowState.Accepted, await ClaimAsync(run, claim, force: true));
        Assert.Equal("late", claim.Task?.Id);
        Assert.Equal(1, Intents());
    }

    [Fact]
    public void Of_a_process_that_is_gone_nothing_is_waited_for()
    {
        AddIntent(Row, Dead);
        var run = Run();

        Assert.Equal(RowState.Unknown, run.Look(run.For(Row)));
        Assert.Empty(Clock.Delays);
    }

    [Fact]
    public async Task What_a_process_recorded_before_it_ended_is_read_before_it_is_called_unknown()
    {
        // This run read the journal while the row was on its way. Then the answer came, and the other process ended.
        using var other = new LivingProcess();
        var intent = AddIntent(Row, DeadMark.Of(other.Id));
        var run = Run();
        run.Load();
        AddOutcome(intent, LineEvent.Created, "theirs");
        await other.EndAsync();

        var claim = run.For(Row);
        Assert.Equal(RowState.Accepted, run.Look(claim));
        Assert.Equal("theirs", claim.Task?.Id);
    }

    [Fact]
    public void Another_machine_is_waited_for_as_long_as_a_submission_may_take_and_no_longer()
    {
        AddIntent(Row, Elsewhere);
        var run = Run();
        var claim = run.For(Row);

        Assert.Equal(RowState.InFlight, run.Look(claim));
        Clock.Advance(Patience);
        Assert.Equal(RowState.InFlight, run.Refresh(claim));
        Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(RowState.Unknown, run.Refresh(claim));
    }

    [Fact]
    public void A_line_without_a_mark_is_waited_for_as_one_of_another_machine()
    {
        AddIntent(Row, by: null);
        var run = Run();
        var claim = run.For(Row);

        Assert.Equal(RowState.InFlight, run.Look(claim));
        Clock.Advance(Patience + TimeSpan.FromTicks(1));
        Assert.Equal(RowState.Unknown, run.Refresh(claim));
    }

    [Fact]
    public void A_living_process_of_this_machine_is_waited_for_while_it_tries_again_and_no_longer()
    {
        AddIntent(Row, ProcessMark.Own);
        var run = Run();
        var claim = run.For(Row);

        Assert.Equal(RowState.InFlight, run.Look(claim));
        Clock.Advance(InFlightLimit.LongestSubmission);
        Assert.Equal(RowState.InFlight, run.Refresh(claim));
        Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(RowState.Unknown, run.Refresh(claim));
    }

    [Fact]
    public void What_began_longer_ago_than_any_submission_takes_is_not_waited_for()
    {
        AddIntent(Row, Elsewhere, at: Clock.UtcNow - InFlightLimit.LongestSubmission - TimeSpan.FromTicks(1));
        var run = Run();

        Assert.Equal(RowState.Unknown, run.Look(run.For(Row)));
    }

    [Fact]
    public void The_clock_of_another_machine_that_is_ahead_prolongs_nothing()
    {
        AddIntent(Row, Elsewhere, at: Clock.UtcNow + TimeSpan.FromDays(1));
        var run = Run();
        var claim = run.For(Row);

        Assert.Equal(RowState.InFlight, run.Look(claim));
        Clock.Advance(Patience + TimeSpan.FromTicks(1));
        Assert.Equal(RowState.Unknown, run.Refresh(claim));
    }

    [Fact]
    public void All_rows_of_a_dead_run_are_waited_for_at_the_same_time()
    {
        var requests = Enumerable.Range(0, 100).Select(i => new TextRequest($"row {i}")).ToList();
        requests.ForEach(request => AddIntent(request, Elsewhere));
        var run = Run();
        run.Load();
        Clock.Advance(Patience + TimeSpan.FromTicks(1));

        Assert.All(requests, request => Assert.Equal(RowState.Unknown, run.Look(run.For(request))));
    }
}
