using StarVideos.Caps;
using StarVideos.Client.Tests.Claims;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Caps;

/// <summary>Which lines of a journal count, and how much of the journal is read.</summary>
public class JournalTallyTests : ClaimsFixture
{
    [Fact]
    public void Where_there_is_no_journal_nothing_counts()
    {
        Assert.Equal(default, OfLabel());
        Assert.Equal(default, OfDay());
    }

    [Fact]
    public void The_latest_outcome_decides_and_an_id_outweighs_everything()
    {
        AddOutcome(AddIntent(Row, Elsewhere), LineEvent.Rejected);
        var late = AddIntent(Row, Elsewhere);
        AddOutcome(late, LineEvent.Unknown);
        AddOutcome(late, LineEvent.Rejected);
        Assert.Equal(0, OfLabel().Videos);

        AddOutcome(late, LineEvent.Created, "a");
        AddOutcome(late, LineEvent.Rejected);
        Assert.Equal((1, 15L), (OfLabel().Videos, OfLabel().Seconds));
        Assert.Equal(1, OfDay().Videos);
    }

    [Fact]
    public void Other_labels_and_runs_without_one_do_not_count_for_a_label()
    {
        AddIntent(Row, Elsewhere, batch: null);
        AddIntent(Row, Elsewhere, batch: "other");
        AddIntent(Row, Elsewhere, batch: Label.ToUpperInvariant());

        Assert.Equal(1, OfLabel().Videos);
        Assert.Equal(3, OfDay().Videos);
    }

    [Fact]
    public async Task What_a_compaction_has_folded_counts_for_its_label_with_the_seconds_that_were_asked_for()
    {
        await AcceptAsync(new TextRequest("a", 4), "a", Label);
        await AcceptAsync(new VideoReferenceRequest("b", "https://example.com/b.mp4"), "b", Label);
        var tally = JournalTally.OfLabel(Path, Label);
        tally.Read(Clock.UtcNow);
        Clock.Advance(TimeSpan.FromDays(40));
        Compaction.Run(Path, Clock.UtcNow);
        tally.Read(Clock.UtcNow);

        Assert.Equal(new Usage(2, 14, null), tally.Count.At(Clock.UtcNow));
        Assert.Equal(new Usage(2, 14, null), OfLabel());
        Assert.Equal(0, OfDay().Videos);
    }

    [Fact]
    public async Task A_file_that_a_compaction_has_put_in_the_place_of_the_one_that_was_read_is_not_counted_twice()
    {
        await AcceptAsync(Row, "a");
        var tally = JournalTally.OfPeriod(Path, RunCaps.Day);
        tally.Read(Clock.UtcNow);
        Compaction.Run(Path, Clock.UtcNow);
        await AcceptAsync(Row, "b");
        tally.Read(Clock.UtcNow);

        Assert.Equal(2, tally.Count.At(Clock.UtcNow).Videos);
    }

    [Fact]
    public async Task A_line_that_was_read_and_taken_back_does_not_count()
    {
        await AcceptAsync(Row, "a");
        var length = new FileInfo(Path).Length;
        AddIntent(Row, Elsewhere);
        var tally = JournalTally.OfPeriod(Path, RunCaps.Day);
        tally.Read(Clock.UtcNow);
        using (var file = File.OpenWrite(Path))
        {
            file.SetLength(length);
        }

        tally.Read(Clock.UtcNow);
        Assert.Equal(1, tally.Count.At(Clock.UtcNow).Videos);
    }

    [Theory]
    [InlineData(RecentLines.Enough - 1, 2)]
    [InlineData(RecentLines.Enough, 1)]
    public void Old_lines_among_new_ones_are_passed_over_until_there_are_very_many_of_them(int old, int counted)
    {
        AddIntent(Row, Elsewhere);
        for (var i = 0; i < old; i++)
        {
            AddIntent(Row, Elsewhere, at: Clock.UtcNow - TimeSpan.FromDays(3));
        }

        AddIntent(Row, Elsewhere);
        Assert.Equal(counted, OfDay().Videos);
    }

    [Fact]
    public void A_half_line_at_the_end_counts_once_it_is_whole()
    {
        AddIntent(Row, Elsewhere);
        var whole = JournalLine.Of(LineEvent.Intent, Clock.UtcNow);
        whole.Intent = "second";
        whole.Row = "row";
        var bytes = whole.ToUtf8();
        File.AppendAllBytes(Path, bytes[..20]);
        var tally = JournalTally.OfPeriod(Path, RunCaps.Day);
        tally.Read(Clock.UtcNow);
        Assert.Equal(1, tally.Count.At(Clock.UtcNow).Videos);
        File.AppendAllBytes(Path, bytes[20..]);
        tally.Read(Clock.UtcNow);
        Assert.Equal(2, tally.Count.At(Clock.UtcNow).Videos);
    }

    private Usage OfLabel() => Read(JournalTally.OfLabel(Path, Label));

    private Usage OfDay() => Read(JournalTally.OfPeriod(Path, RunCaps.Day));

    private Usage Read(JournalTally tally)
    {
        tally.Read(Clock.UtcNow);
        return tally.Count.At(Clock.UtcNow);
    }
}
