using StarVideos.Client.Tests.Support;
using StarVideos.Emulator;
using StarVideos.Saving;

namespace StarVideos.Client.Tests.Proofs.Faults;

/// <summary>Every fault of a download: the file is complete under its final name, or there is no file.</summary>
public sealed class DownloadMatrixTests
{
    private const int Size = 400_000;

    public static TheoryData<string> Faults => [.. FaultCells.Download.Select(cell => cell.Fault)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Download(string fault)
    {
        var cell = FaultCells.Download.Single(each => each.Fault == fault);
        await using var bench = await MatrixBench.StartAsync(fault, Size);
        using var maker = Clients.OverSockets(bench.Emulator.BaseUri);
        var task = await maker.QueryAsync(await maker.CreateAsync(new TextRequest("A paper boat", name: "boat"))).WaitAsync(Clients.Patience);
        var queries = bench.Counters.QueriesReceived;
        if (bench.DeadEndAddress is { } address)
        {
            task = task with { VideoUrl = new Uri(address, "/media/boat.mp4?sig=SECRET") };
        }

        var told = new List<string>();
        var wasEarly = false;
        var stall = fault.Contains("stall", StringComparison.Ordinal) ? TimeSpan.FromMilliseconds(300) : Clients.Patience;
        var saver = new VideoSaver(bench.Client, new SaveOptions { Folder = bench.Folder, StallTimeout = stall }, (_, text) =>
        {
            // Checked during the download: a process that is killed here leaves no incomplete video under the final name.
            wasEarly |= File.Exists(Path.Combine(bench.Folder, "boat.mp4"));
            told.Add(text);
        });

        StarVideosException? error = null;
        SavedVideo? saved = null;
        try
        {
            saved = await saver.SaveAsync(task).WaitAsync(Clients.Patience);
        }
        catch (StarVideosException thrown)
        {
            error = thrown;
        }

        Assert.False(wasEarly, "a file had its name before it was whole");
        Assert.Equal(cell.Error, error?.Kind);
        Assert.Equal(cell.Calls, bench.Counters.MediaRequests);
        Assert.Equal(cell.Queries, bench.Counters.QueriesReceived - queries);
        Assert.Equal(1, bench.Counters.CreatesReceived);
        bench.AssertKeyStayedHome();
        if (saved is null)
        {
            Assert.Empty(bench.Files);
        }
        else
        {
            Assert.Equal(["boat.mp4"], bench.Files);
            Assert.True(Expected(task.Id, fault).AsSpan().SequenceEqual(File.ReadAllBytes(saved.Path)));
        }

        Assert.All([.. told, error?.ToString() ?? ""], text =>
        {
            TestKey.AssertAbsentFrom(text);
            Assert.DoesNotContain("sig=", text, StringComparison.Ordinal);
        });
    }

    private static byte[] Expected(string id, string fault)
    {
        var bytes = new byte[Size];
        GeneratedMedia.Fill(fault.Contains("etag-change", StringComparison.Ordinal) ? id + "#2" : id, 0, bytes);
        return bytes;
    }
}
