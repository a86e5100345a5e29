using StarVideos.Client.Tests.Journal;
using StarVideos.Client.Tests.Support;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Proofs.Faults;

/// <summary>Every fault of a create: which requests are sent, which tasks are made, what the caller gets, what the journal says afterwards.</summary>
public sealed class CreateMatrixTests
{
    private static readonly TextRequest Request = new("A paper boat", 5, "16:9", "boat");

    public static TheoryData<string> Faults => [.. FaultCells.Create.Select(cell => cell.Fault)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Create(string fault)
    {
        var cell = FaultCells.Create.Single(each => each.Fault == fault);
        await using var bench = await MatrixBench.StartAsync(fault);
        var journal = OpenJournal(bench);
        var told = new List<string>();
        var attempts = 1;

        var (task, error) = await OutcomeAsync(journal.SubmitAsync(bench.Client, Request, told: told.Add, onRetry: retried =>
        {
            attempts++;
            told.Add(retried.ToString());
        }).WaitAsync(Clients.Patience));

        Assert.Equal(cell.Error, error?.Kind);
        Assert.Equal(cell.Attempts, attempts);
        Assert.Equal(cell.Calls, bench.Counters.CreatesReceived);
        Assert.Equal(cell.Tasks, bench.Counters.CreatesAccepted);
        Assert.True(bench.WaitedSeconds >= cell.WaitsSeconds, $"waited {bench.WaitedSeconds} s");
        Assert.False(error is { Kind: StarVideosErrorKind.SubmissionOutcomeUnknown, IsSafeToRetry: true });
        bench.AssertKeyStayedHome();

        var entry = Assert.Single(Entries(journal.Path!));
        Assert.Equal(cell.Journal, entry.Outcome);
        Assert.Equal(task?.Id, entry.Task?.Id);
        if (task is not null)
        {
            Assert.Equal(Assert.Single(bench.Emulator.State.Tasks.All).Id, task.Id);
        }

        // The next run with Resume continues with a created task, does not send an unknown one, and sends the rest.
        var resume = new ResumedRun(OpenJournal(bench), "batch", bench.Client.BaseUri).Take(Request);
        Assert.Equal(cell.Journal == SubmissionOutcome.Created ? task!.Id : null, resume.Accepted?.Id);
        Assert.Equal(cell.Journal == SubmissionOutcome.Unknown ? entry.SubmissionId : null, resume.Unknown?.SubmissionId);
        Assert.All([.. told, error?.ToString() ?? "", File.ReadAllText(journal.Path!)], TestKey.AssertAbsentFrom);
    }

    private static VideoJournal OpenJournal(MatrixBench bench) => Journals.At(Path.Combine(bench.Folder, "journal.jsonl"), bench.Clock);

    private static VideoSubmission[] Entries(string path)
    {
        var fold = new SubmissionFold();
        return [.. LinesBackwards.ReadBackwards(path).Select(record => record.Line!).Select(fold.Add).OfType<VideoSubmission>()];
    }

    private static async Task<(VideoTask? Task, StarVideosException? Error)> OutcomeAsync(Task<VideoTask> call)
    {
        try
        {
            return (await call, null);
        }
        catch (StarVideosException error)
        {
            return (null, error);
        }
    }
}
