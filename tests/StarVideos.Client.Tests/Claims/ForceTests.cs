using StarVideos.Claims;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Claims;

/// <summary>Rows of unknown outcome that are sent again.</summary>
public class ForceTests : ClaimsFixture
{
    [Fact]
    public async Task Two_runs_at_once_send_it_again_once()
    {
        AddOutcome(AddIntent(Row, Elsewhere), LineEvent.Unknown);
        var (one, other) = (Run(), Run());
        var (first, second) = (one.For(Row), other.For(Row));
        Assert.Equal((RowState.Unknown, RowState.Unknown), (one.Look(first), other.Look(second)));

        Assert.Equal(RowState.Free, await ClaimAsync(one, first, force: true));
        Assert.Equal(RowState.InFlight, await ClaimAsync(other, second, force: true, Open()));
        Assert.Equal(2, Intents());
    }

    [Fact]
    public async Task Two_runs_in_one_write_send_it_again_once()
    {
        AddOutcome(AddIntent(Row, Elsewhere), LineEvent.Unknown);
        RowClaims[] runs = [Run(), Run()];
        Task<RowState>[] claims;
        using (JournalLock.TryTake(Path))
        {
            claims = [.. runs.Select(run => ClaimAsync(run, run.For(Row), force: true))];
        }

        Assert.Equal([RowState.Free, RowState.InFlight], (await System.Threading.Tasks.Task.WhenAll(claims)).Order());
        Assert.Equal(2, Intents());
    }

    [Fact]
    public async Task A_row_in_flight_is_not_replaced()
    {
        AddIntent(Row, Elsewhere);
        var run = Run();

        Assert.Equal(RowState.InFlight, await ClaimAsync(run, run.For(Row), force: true));
        Assert.Equal(1, Intents());
    }

    [Fact]
    public async Task A_run_that_does_not_force_takes_the_task_of_the_one_that_does()
    {
        AddOutcome(AddIntent(Row, Elsewhere), LineEvent.Unknown);
        var (forced, other) = (Run(), Run());
        var waiting = other.For(Row);
        Assert.Equal(RowState.Unknown, other.Look(waiting));
        var (_, intent) = await Journal.Recorder.ClaimAsync(forced, forced.For(Row), Service, Label, inSpiteOfUnknown: true, default);

        Assert.Equal(RowState.InFlight, other.Refresh(waiting));
        await Journal.Recorder.CreatedAsync(intent!, Task("forced"));
        Assert.Equal(RowState.Accepted, other.Refresh(waiting));
        Assert.Equal("forced", waiting.Task?.Id);
    }

    [Fact]
    public async Task A_replacement_that_was_refused_leaves_the_row_unknown_for_those_who_wait()
    {
        AddOutcome(AddIntent(Row, Elsewhere), LineEvent.Unknown);
        var (forced, other) = (Run(), Run());
        var (_, intent) = await Journal.Recorder.ClaimAsync(forced, forced.For(Row), Service, Label, inSpiteOfUnknown: true, default);
        var waiting = other.For(Row);
        Assert.Equal(RowState.InFlight, other.Look(waiting));
        await Journal.Recorder.RejectedAsync(intent!, "HTTP 401");

        Assert.Equal(RowState.Unknown, other.Refresh(waiting));
        Assert.Equal("because", waiting.Submission?.Reason);
    }
}
