using StarVideos.Claims;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Claims;

/// <summary>Which runs are the same run.</summary>
public class LabelTests : ClaimsFixture
{
    [Fact]
    public async Task Case_does_not_count()
    {
        await AcceptAsync(Row, "a", "Nightly");
        var run = Run("nIGHTLY");
        var claim = run.For(Row);

        Assert.Equal(RowState.Accepted, await ClaimAsync(run, claim, batch: "nIGHTLY"));
        Assert.Equal("Nightly", claim.Task?.Batch);
        Assert.Empty(run.OtherLabels);
    }

    [Fact]
    public async Task Another_label_and_none_are_other_runs()
    {
        await AcceptAsync(Row, "a", "monday");
        await AcceptAsync(Row, "b", "tuesday");
        await AcceptAsync(Row, "c");
        var run = Run("wednesday");

        Assert.Equal(RowState.Free, run.Look(run.For(Row)));
        Assert.Equal(["monday", "tuesday"], run.OtherLabels.Order());
        Assert.Equal(0, run.Count);
    }

    [Fact]
    public async Task Overlapping_runs_without_a_label_send_a_row_once()
    {
        var (one, other) = (Run(null), Run(null));
        Assert.Equal(RowState.Free, await ClaimAsync(one, one.For(Row), batch: null));
        Assert.Equal(RowState.InFlight, await ClaimAsync(other, other.For(Row), batch: null, journal: Open()));
        Assert.Equal(1, Intents());
    }
}
