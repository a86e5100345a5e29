using StarVideos.Client.Tests.Support;
using StarVideos.Querying;

namespace StarVideos.Client.Tests.Proofs.Faults;

/// <summary>Every fault of a query: which requests are sent, what the caller gets, and that a query creates nothing.</summary>
public sealed class QueryMatrixTests
{
    public static TheoryData<string> Faults => [.. FaultCells.Query.Select(cell => cell.Fault)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Query(string fault)
    {
        var cell = FaultCells.Query.Single(each => each.Fault == fault);
        await using var bench = await MatrixBench.StartAsync(fault);
        using var maker = Clients.OverSockets(bench.Emulator.BaseUri);
        var task = await maker.CreateAsync(new TextRequest("A paper boat", name: "boat")).WaitAsync(Clients.Patience);
        var told = new List<string>();
        var query = new TaskQuery(bench.Client, (retried, _) => told.Add(retried.ToString()));

        StarVideosException? error = null;
        VideoTask? now = null;
        try
        {
            now = await query.AskAsync(task with { BaseUri = bench.Client.BaseUri }, default).WaitAsync(Clients.Patience);
        }
        catch (StarVideosException thrown)
        {
            error = thrown;
        }

        Assert.Equal(cell.Error, error?.Kind);
        Assert.Equal(cell.Attempts, told.Count + 1);
        Assert.Equal(cell.Calls, bench.Counters.QueriesReceived);
        Assert.Equal(1, bench.Counters.CreatesReceived);
        Assert.True(bench.WaitedSeconds >= cell.WaitsSeconds, $"waited {bench.WaitedSeconds} s");
        bench.AssertKeyStayedHome();
        Assert.Empty(bench.Files);
        if (now is not null)
        {
            Assert.Equal((cell.Status, cell.HasUrl), (now.Status, now.VideoUrl is not null));
            Assert.Equal((task.Id, "boat"), (now.Id, now.Name));
            Assert.DoesNotContain(now.Error ?? "", char.IsControl);
        }

        Assert.All([.. told, error?.ToString() ?? ""], TestKey.AssertAbsentFrom);
    }
}
