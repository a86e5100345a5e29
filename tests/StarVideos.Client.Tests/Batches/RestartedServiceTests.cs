using StarVideos.Client.Tests.Saving;
using StarVideos.Client.Tests.Support;
using StarVideos.Emulator;

namespace StarVideos.Client.Tests.Batches;

/// <summary>Runs the same batch twice, as examples/CSharp does with --batch: the second run finds its tasks at the service and submits nothing.</summary>
public sealed class RestartedServiceTests : IDisposable
{
    private readonly SavingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_run_of_a_batch_submits_nothing_and_ends_with_the_same_files()
    {
        await using var first = await EmulatorServer.StartAsync(new EmulatorOptions { ReadyAfterPolls = 1, TaskFile = _folder["tasks.jsonl"] });
        var made = await RunAsync(first);
        Assert.Equal(2, first.Counters.CreatesAccepted);
        var port = first.BaseUri.Port;
        await first.DisposeAsync();

        await using var second = await EmulatorServer.StartAsync(new EmulatorOptions { Port = port, ReadyAfterPolls = 1, TaskFile = _folder["tasks.jsonl"] });
        Assert.Equal(made, await RunAsync(second));
        Assert.Equal(0, second.Counters.CreatesReceived);
        Assert.Equal(2, made.Length);
    }

    private async Task<string[]> RunAsync(EmulatorServer service)
    {
        using var client = new StarVideosClient(new StarVideosClientOptions { ApiKey = service.ApiKey, BaseUri = service.BaseUri, Journal = Journals.At(_folder["journal.jsonl"]) });
        var batch = new VideoBatch(client, new VideoBatchOptions { Submit = new SubmitOptions { Batch = "twice", Resume = true }, Wait = new WaitOptions { PollInterval = TimeSpan.FromSeconds(1) } });
        var files = new List<string>();
        await foreach (var result in batch.RunAsync([new VideoRow("a fox"), new VideoRow("a lake")], new SaveOptions { Folder = _folder["videos"], SkipExisting = true }))
        {
            Assert.Null(result.Error);
            files.Add(result.Video!.Path);
        }

        Assert.Empty(batch.NotHandedOn);
        return [.. files.Order(StringComparer.Ordinal)];
    }
}
