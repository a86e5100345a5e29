using StarVideos.Claims;
using StarVideos.Client.Tests.Support;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Claims;

/// <summary>What a resumed run says before its first row, and when it sends nothing.</summary>
public class IntroductionTests : ClaimsFixture
{
    [Fact]
    public async Task A_run_whose_label_is_known_says_nothing()
    {
        await AcceptAsync(Row, "a", "RUN");
        Introduce(Run());

        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task A_run_without_a_label_says_nothing()
    {
        await AcceptAsync(Row, "a", Label);
        Introduce(Run(null), batch: null);
        Introduce(Run(""), batch: "");

        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task A_label_that_nobody_has_used_is_said_with_at_most_three_like_it()
    {
        foreach (var label in new[] { "run-1", "run-2", "run-3", "run-4", "something else" })
        {
            await AcceptAsync(Row, "a", label);
        }

        Introduce(Run());
        Assert.Equal($"No earlier run 'run' is in the journal '{Path}', so every row is submitted. Labels it has: 'run-1', 'run-2', 'run-3'.", Assert.Single(Warnings));
    }

    [Fact]
    public async Task Labels_that_control_the_terminal_are_shown_without_doing_so()
    {
        await AcceptAsync(Row, "a", "run\u001bc");
        Introduce(Run());

        Assert.EndsWith("Labels it has: 'run c'.", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_label_is_like_it_none_is_named()
    {
        await AcceptAsync(Row, "a", "something else");
        Introduce(Run());

        Assert.EndsWith("so every row is submitted.", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_that_cannot_be_read_are_said()
    {
        await AcceptAsync(Row, "a", Label);
        File.AppendAllText(Path, "no line of ours\n");
        Introduce(Run());

        Assert.StartsWith("1 line of the journal", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_that_a_journal_beside_it_knows_is_refused()
    {
        var other = System.IO.Path.Combine(Folder, "other.jsonl");
        await RecordAsync(Journals.At(other), "RUN");

        var error = Assert.Throws<StarVideosException>(() => Introduce(Run()));
        Assert.Equal(StarVideosErrorKind.JournalUnavailable, error.Kind);
        Assert.Contains(other, error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_that_both_know_is_not()
    {
        await RecordAsync(Journals.At(System.IO.Path.Combine(Folder, "other.jsonl")), Label);
        await AcceptAsync(Row, "a", Label);
        Introduce(Run());

        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Other_files_beside_it_do_no_harm()
    {
        File.WriteAllText(System.IO.Path.Combine(Folder, "rows.jsonl"), "{\"prompt\":\"run\"}\nrun\n");
        Directory.CreateDirectory(System.IO.Path.Combine(Folder, "folder.jsonl"));
        await RecordAsync(Journals.At(System.IO.Path.Combine(Folder, "other.jsonl")), "another run");
        Introduce(Run());

        Assert.Single(Warnings);
    }

    [NeedsFact(Need.Unix)]
    public void A_run_that_begins_meanwhile_in_this_journal_under_another_name_of_it_is_no_other_journal()
    {
        var link = System.IO.Path.Combine(Folder, "link.jsonl");
        File.WriteAllText(Path, "");
        File.CreateSymbolicLink(link, Path);
        var claims = new RowClaims(link, Label, Service, Patience, Clock);
        claims.Load();
        AddIntent(Row, Elsewhere);

        Introduction.Of(claims, Journals.At(link), Label, new StageNotices { Warning = Warnings.Add });
        Assert.Equal(1, claims.Count);
    }

    private static async Task RecordAsync(VideoJournal journal, string label) =>
        await journal.Recorder.CreatedAsync(await journal.Recorder.BeginAsync(Row, Service, label, default), Task("theirs"));

    private void Introduce(RowClaims claims, string? batch = Label)
    {
        claims.Load();
        Introduction.Of(claims, Journal, batch, new StageNotices { Warning = Warnings.Add });
    }
}
