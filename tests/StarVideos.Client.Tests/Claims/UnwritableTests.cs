using StarVideos.Claims;
using StarVideos.Client.Tests.Support;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Claims;

/// <summary>A journal that cannot be written at the moment of a claim.</summary>
public class UnwritableTests : ClaimsFixture
{
    private readonly FullDisk _disk = new();

    [Fact]
    public async Task A_claim_that_was_not_written_is_no_claim()
    {
        var (run, journal) = (Run(), Open(_disk));
        var (first, second) = (run.For(Row), run.For(Row));
        _disk.IsFull = true;
        var error = await Assert.ThrowsAsync<StarVideosException>(() => ClaimAsync(run, first, journal: journal));
        Assert.Equal(StarVideosErrorKind.JournalUnavailable, error.Kind);
        _disk.IsFull = false;

        Assert.Equal(RowState.Free, await ClaimAsync(run, second, journal: journal));
        Assert.Equal(1, Intents());
    }

    [Fact]
    public async Task All_runs_that_have_seen_it_forget_it()
    {
        var journal = Open(_disk);
        RowClaims[] runs = [Run(), Run(), Run()];
        var claims = runs.Select(run => (Run: run, Claim: run.For(Row))).ToList();
        _disk.IsFull = true;
        List<Task<RowState>> refused;
        using (JournalLock.TryTake(Path))
        {
            refused = claims.ConvertAll(claim => ClaimAsync(claim.Run, claim.Claim, journal: journal));
        }

        foreach (var claim in refused)
        {
            await Assert.ThrowsAsync<StarVideosException>(() => claim);
        }

        _disk.IsFull = false;
        Assert.All(claims, claim => Assert.Equal(RowState.Free, claim.Run.Look(claim.Claim)));
        Assert.Equal(RowState.Free, await ClaimAsync(claims[2].Run, claims[2].Claim, journal: journal));
        Assert.Equal(RowState.InFlight, await ClaimAsync(claims[0].Run, claims[0].Claim, journal: journal));
        Assert.Equal(1, Intents());
    }

    [Fact]
    public async Task A_settlement_that_could_not_be_written_is_none_for_a_run_that_claims_at_the_same_moment()
    {
        var journal = Open(_disk);
        var intent = AddIntent(Row, Elsewhere);
        AddOutcome(intent, LineEvent.Unknown);
        using var client = new StarVideosClient(new StarVideosClientOptions { BaseUri = Service, Journal = journal }, Clock);
        var run = Run();
        var claim = run.For(Row);
        Assert.Equal(RowState.Unknown, run.Look(claim));
        _disk.IsFull = true;
        Task settling;
        Task<RowState> another;
        using (JournalLock.TryTake(Path))
        {
            settling = new SubmissionResolver(client).NotCreatedAsync(intent.Intent!);
            another = ClaimAsync(run, run.For(new TextRequest("another row")), journal: journal);
        }

        await Assert.ThrowsAsync<StarVideosException>(() => settling);
        await Assert.ThrowsAsync<StarVideosException>(() => another);
        _disk.IsFull = false;

        Assert.Equal(RowState.Unknown, await ClaimAsync(run, claim, journal: journal));
        Assert.Equal(1, Intents());
    }

    [Fact]
    public async Task A_task_whose_record_could_not_be_written_is_not_sent_again_by_another_run_of_the_process()
    {
        var journal = Open(_disk);
        var (one, other) = (Run(), Run());
        var (_, intent) = await journal.Recorder.ClaimAsync(one, one.For(Row), Service, Label, inSpiteOfUnknown: false, default);
        var waiting = other.For(Row);
        Assert.Equal(RowState.InFlight, await ClaimAsync(other, waiting, journal: journal));

        // The answer comes while the disk is full. Its outcome is to be written together with a claim of the other run.
        _disk.IsFull = true;
        Task answer;
        Task<RowState> another;
        using (JournalLock.TryTake(Path))
        {
            answer = journal.Recorder.CreatedAsync(intent!, Task("paid"));
            another = ClaimAsync(other, other.For(new TextRequest("another row")), journal: journal);
        }

        await Assert.ThrowsAsync<StarVideosException>(() => answer);
        await Assert.ThrowsAsync<StarVideosException>(() => another);
        _disk.IsFull = false;

        Assert.NotEqual(RowState.Free, await ClaimAsync(other, waiting, journal: journal));
        Assert.Equal(RowState.Free, await ClaimAsync(other, other.For(new TextRequest("one more row")), journal: journal));
        Assert.Equal(RowState.Accepted, await ClaimAsync(other, waiting, journal: journal));
        Assert.Equal("paid", waiting.Task?.Id);
    }

    [Fact]
    public async Task A_forced_claim_that_was_not_written_leaves_the_row_unknown()
    {
        AddOutcome(AddIntent(Row, Elsewhere), LineEvent.Unknown);
        var (one, other, journal) = (Run(), Run(), Open(_disk));
        var (first, second) = (one.For(Row), other.For(Row));
        _disk.IsFull = true;
        Task<RowState>[] refused;
        using (JournalLock.TryTake(Path))
        {
            refused = [ClaimAsync(one, first, force: true, journal), ClaimAsync(other, second, force: true, journal)];
        }

        foreach (var claim in refused)
        {
            await Assert.ThrowsAsync<StarVideosException>(() => claim);
        }

        _disk.IsFull = false;
        Assert.Equal(RowState.Unknown, other.Look(second));
        Assert.Equal(RowState.Unknown, await ClaimAsync(other, second, journal: journal));
        Assert.Equal(1, Intents());
    }

    private VideoJournal Open(FullDisk disk) => new(JournalLocation.From(Path), new JournalWriter(Path, new PatientClock(Clock), disk: disk), Clock);
}
