using StarVideos.Claims;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Claims;

/// <summary>A journal that is replaced or shortened between a look and a claim.</summary>
public class ChangedFileTests : ClaimsFixture
{
    [Fact]
    public async Task After_a_compaction_nothing_is_missed_and_nothing_counts_twice()
    {
        await AcceptAsync(Row, "first", Label);
        var run = Run();
        var (one, two, three) = (run.For(Row), run.For(Row), run.For(Row));
        Assert.Equal((RowState.Accepted, RowState.Free), (run.Look(one), run.Look(two)));
        Compaction.Run(Path, Clock.UtcNow);
        await AcceptAsync(Row, "second", Label);

        Assert.Equal(RowState.Accepted, await ClaimAsync(run, two));
        Assert.Equal(("first", "second"), (one.Task?.Id, two.Task?.Id));
        Assert.Equal(RowState.Free, await ClaimAsync(run, three));
    }

    [Fact]
    public async Task After_two_compactions_at_the_same_time_of_day_nothing_is_missed()
    {
        await AcceptAsync(new TextRequest("before"), "before", Label);
        Compaction.Run(Path, Clock.UtcNow);
        var run = Run();
        var claim = run.For(Row);
        Assert.Equal(RowState.Free, run.Look(claim));
        AddIntent(Row, Elsewhere);
        Compaction.Run(Path, Clock.UtcNow);

        Assert.Equal(RowState.InFlight, await ClaimAsync(run, claim));
    }

    [Fact]
    public async Task Lines_that_were_taken_back_hide_none_that_are_written_in_their_place()
    {
        await AcceptAsync(new TextRequest("before"), "before", Label);
        var length = new FileInfo(Path).Length;

        // When the disk of a writer fails, its line can be read until the writer removes it again.
        AddIntent(new TextRequest("another row"), Elsewhere);
        var run = Run();
        var claim = run.For(Row);
        Assert.Equal(RowState.Free, run.Look(claim));
        using (var file = File.OpenWrite(Path))
        {
            file.SetLength(length);
        }

        AddIntent(Row, Elsewhere);
        AddIntent(new TextRequest("one more row"), Elsewhere);
        Assert.Equal(RowState.InFlight, await ClaimAsync(run, claim));
    }

    [Fact]
    public async Task What_a_compaction_that_was_cut_off_has_left_is_read_before_a_row_is_claimed()
    {
        await AcceptAsync(new TextRequest("before"), "before", Label);
        var old = File.ReadAllBytes(Path);
        Compaction.Run(Path, Clock.UtcNow);
        await AcceptAsync(Row, "paid", Label);
        var copy = File.ReadAllBytes(Path);
        File.WriteAllBytes(Path, old);
        var run = Run();
        run.Load();
        File.WriteAllBytes(LeftOver.PathOf(Path), copy);

        var claim = run.For(Row);
        Assert.Equal(RowState.Accepted, await ClaimAsync(run, claim, journal: Open()));
        Assert.Equal("paid", claim.Task?.Id);
    }

    [Fact]
    public async Task A_half_line_is_read_when_it_is_whole()
    {
        var run = Run();
        var claim = run.For(Row);
        var line = JournalLine.Of(LineEvent.Intent, Clock.UtcNow);
        (line.Intent, line.Row, line.Batch, line.By) = ("1", RequestFingerprint.Of(Row, Service), Label, Elsewhere);
        var bytes = line.ToUtf8();
        File.WriteAllBytes(Path, bytes[..50]);
        Assert.Equal(RowState.Free, run.Refresh(claim));
        File.AppendAllText(Path, System.Text.Encoding.UTF8.GetString(bytes[50..]));

        Assert.Equal(RowState.InFlight, await ClaimAsync(run, claim));
        Assert.Equal(0, run.Skipped);
    }
}
