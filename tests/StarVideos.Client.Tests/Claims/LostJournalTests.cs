using StarVideos.Claims;
using StarVideos.Client.Tests.Support;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Claims;

/// <summary>A journal that a person removes, empties or replaces while a run uses it. Its rows must not look as if they were never submitted.</summary>
public sealed class LostJournalTests : ClaimsFixture
{
    public static TheoryData<string> Ways => ["removed", "emptied", "replaced"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task No_row_is_claimed_from_then_on(string way)
    {
        await AcceptAsync(new TextRequest("paid"), "paid", Label);
        var run = Run();
        Assert.Equal(RowState.Accepted, run.Look(run.For(new TextRequest("paid"))));

        Lose(way);

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var error = await Assert.ThrowsAsync<StarVideosException>(() => ClaimAsync(run, run.For(Row)));
            Assert.Equal(StarVideosErrorKind.JournalUnavailable, error.Kind);
            Assert.Contains("removed or replaced", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task No_cap_is_passed_by_it_and_the_next_run_may_go_on(string way)
    {
        using var service = new GatedService(1);
        service.Open();
        using var client = new StarVideosClient(new StarVideosClientOptions { ApiKey = TestKey.Value, BaseUri = Service, Handler = service, Journal = Journal, MaximumVideosPerDay = 2 }, Clock);
        var results = new List<SubmitResult>();
        using (var stage = new SubmitStage(client, new SubmitOptions { ThrottleLimit = 1 }, results.Add))
        {
            await stage.AddAsync(new VideoRow("first"));
            await stage.AddAsync(new VideoRow("second"));
            await stage.CompleteAsync();
            Lose(way);
            var error = await Assert.ThrowsAsync<StarVideosException>(() => stage.AddAsync(new VideoRow("third")));
            Assert.Equal(StarVideosErrorKind.JournalUnavailable, error.Kind);
            await stage.CompleteAsync();
        }

        Assert.Equal(2, results.Count(static result => result.Task is not null));
        File.Delete(Path + ".lock");
        using var next = new SubmitStage(client, new SubmitOptions(), results.Add);
        await next.AddAsync(new VideoRow("fourth"));
        await next.CompleteAsync();
        Assert.Null(results[^1].Error);
    }

    /// <summary>Some file systems show the new length of a file before the new bytes.</summary>
    [Fact]
    public async Task A_line_that_is_just_being_written_is_no_other_journal()
    {
        var run = Run();
        var claim = run.For(Row);
        File.WriteAllBytes(Path, new byte[200]);
        Assert.Equal(RowState.Free, run.Look(claim));
        File.Delete(Path);
        await AcceptAsync(Row, "paid", Label);

        Assert.Equal(RowState.Accepted, run.Refresh(claim));
    }

    private void Lose(string way)
    {
        switch (way)
        {
            case "removed":
                File.Delete(Path);
                break;

            case "emptied":
                File.WriteAllText(Path, "");
                break;

            default:
                var line = JournalLine.Of(LineEvent.Intent, Clock.UtcNow);
                (line.Intent, line.Row) = ("another", "journal");
                File.WriteAllBytes(Path, line.ToUtf8());
                break;
        }
    }
}
