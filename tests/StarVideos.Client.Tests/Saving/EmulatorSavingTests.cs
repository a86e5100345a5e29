using StarVideos.Client.Tests.Support;
using StarVideos.Emulator;
using StarVideos.Saving;

namespace StarVideos.Client.Tests.Saving;

/// <summary>Saving over real connections, with every fault of the emulator's media host.</summary>
public sealed class EmulatorSavingTests : IDisposable
{
    private const int Size = 1_000_000;

    private readonly SavingFolder _folder = new();
    private readonly ManualClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", 1, 0)]
    [InlineData("media:403", 2, 1)]
    [InlineData("media:404", 2, 1)]
    [InlineData("media:410", 2, 1)]
    [InlineData("media:expired", 2, 1)]
    [InlineData("media:html x1", 2, 1)]
    [InlineData("media:429", 2, 0)]
    [InlineData("media:429=7 x2", 3, 0)]
    [InlineData("media:500", 2, 0)]
    [InlineData("media:503 x4", 5, 0)]
    [InlineData("media:cut", 2, 0)]
    [InlineData("media:cut x3", 4, 0)]
    [InlineData("media:short", 2, 0)]
    [InlineData("media:stall", 2, 0)]
    [InlineData("media:long", 1, 0)]
    [InlineData("media:no-length", 1, 0)]
    [InlineData("media:delay=1", 1, 0)]
    [InlineData("media:redirect", 2, 0)]
    [InlineData("media:cut media:416", 3, 0)]
    [InlineData("media:cut media:expired", 3, 1)]
    [InlineData("media:cut media:no-range", 2, 0)]
    [InlineData("media:cut media:no-length", 2, 0)]
    [InlineData("media:short media:redirect", 3, 0)]
    public async Task The_video_arrives_whole(string faults, int requests, int queries)
    {
        await using var emulator = await StartAsync(faults);
        var task = await CompletedAsync(emulator);
        using var client = Clients.OverSockets(emulator.BaseUri, _clock);
        var asked = emulator.Counters.QueriesReceived;

        var saved = await Saver(client, faults).SaveAsync(task).WaitAsync(Clients.Patience);

        Assert.Equal(Size, saved.Length);
        Assert.Equal(["cat.mp4"], _folder.Names);
        Assert.True(Expected(task.Id).AsSpan().SequenceEqual(File.ReadAllBytes(saved.Path)));
        Assert.Equal(requests, emulator.Counters.MediaRequests);
        Assert.Equal(queries, emulator.Counters.QueriesReceived - asked);
        Assert.Equal(0, emulator.Counters.MediaRequestsWithKey);
    }

    [Theory]
    [InlineData("media:403 x*", StarVideosErrorKind.VideoExpired, 2)]
    [InlineData("media:404 x*", StarVideosErrorKind.VideoExpired, 2)]
    [InlineData("media:410 x*", StarVideosErrorKind.VideoExpired, 2)]
    [InlineData("media:expired x*", StarVideosErrorKind.VideoExpired, 2)]
    [InlineData("media:416", StarVideosErrorKind.DownloadFailed, 1)]
    [InlineData("media:429 x*", StarVideosErrorKind.DownloadFailed, 5)]
    [InlineData("media:500 x*", StarVideosErrorKind.DownloadFailed, 5)]
    [InlineData("media:503 x*", StarVideosErrorKind.DownloadFailed, 5)]
    [InlineData("media:html", StarVideosErrorKind.DownloadFailed, 2)]
    [InlineData("media:redirect-loop", StarVideosErrorKind.DownloadFailed, 11)]
    [InlineData("media:redirect-file", StarVideosErrorKind.VideoUrlInvalid, 1)]
    [InlineData("media:short x* media:no-range", StarVideosErrorKind.DownloadFailed, 5)]
    public async Task What_cannot_be_had_is_an_error_without_litter(string faults, StarVideosErrorKind kind, int requests)
    {
        await using var emulator = await StartAsync(faults);
        var task = await CompletedAsync(emulator);
        using var client = Clients.OverSockets(emulator.BaseUri, _clock);

        var error = await Assert.ThrowsAsync<StarVideosException>(() => Saver(client, faults).SaveAsync(task)).WaitAsync(Clients.Patience);

        Assert.Equal(kind, error.Kind);
        Assert.Empty(_folder.Names);
        Assert.Equal(requests, emulator.Counters.MediaRequests);
        Assert.Equal(0, emulator.Counters.MediaRequestsWithKey);
        Assert.DoesNotContain("sig=", error.ToString(), StringComparison.Ordinal);
        TestKey.AssertAbsentFrom(error.ToString());
    }

    [Fact]
    public async Task After_a_cut_in_good_order_every_byte_is_sent_once()
    {
        await using var emulator = await StartAsync("media:short");
        var task = await CompletedAsync(emulator);
        using var client = Clients.OverSockets(emulator.BaseUri, _clock);
        await Saver(client, "").SaveAsync(task).WaitAsync(Clients.Patience);
        Assert.Equal(1, emulator.Counters.MediaRangesServed);
        Assert.Equal(Size, emulator.Counters.MediaBytesSent);
    }

    [Fact]
    public async Task A_video_that_changes_between_the_pieces_is_never_mixed()
    {
        await using var emulator = await StartAsync("media:short media:etag-change");
        var task = await CompletedAsync(emulator);
        using var client = Clients.OverSockets(emulator.BaseUri, _clock);
        var saved = await Saver(client, "").SaveAsync(task).WaitAsync(Clients.Patience);
        Assert.True(Expected(task.Id + "#2").AsSpan().SequenceEqual(File.ReadAllBytes(saved.Path)));
        Assert.Equal(0, emulator.Counters.MediaRangesServed);
    }

    [Fact]
    public async Task Cancelling_a_real_download_leaves_nothing()
    {
        await using var emulator = await StartAsync("media:stall");
        var task = await CompletedAsync(emulator);
        using var client = Clients.OverSockets(emulator.BaseUri, _clock);
        using var stop = new CancellationTokenSource();
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var saver = new VideoSaver(client, new() { Folder = _folder.Path }, null, null, null, new CreatingDisk(path => new TellingStream(path, written)));

        var saving = saver.SaveAsync(task, cancellation: stop.Token);
        await written.Task.WaitAsync(Clients.Patience);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => saving).WaitAsync(Clients.Patience);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public async Task A_video_that_is_flushed_on_its_way_arrives_whole()
    {
        const int Large = 70_000_000;
        await using var emulator = await StartAsync("media:short", Large);
        var task = await CompletedAsync(emulator);
        using var client = Clients.OverSockets(emulator.BaseUri, _clock);
        var saved = await Saver(client, "").SaveAsync(task).WaitAsync(Clients.Patience);
        Assert.True(Expected(task.Id, Large).AsSpan().SequenceEqual(File.ReadAllBytes(saved.Path)));
    }

    [Fact]
    public async Task Many_at_once_come_out_right()
    {
        await using var emulator = await StartAsync("");
        using var client = Clients.OverSockets(emulator.BaseUri, _clock);
        var saver = Saver(client, "");
        var tasks = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CompletedAsync(emulator)));

        var saved = await Task.WhenAll(tasks.Select(task => saver.SaveAsync(task))).WaitAsync(Clients.Patience);

        Assert.Equal(20, _folder.Names.Length);
        Assert.All(saved, video => Assert.True(Expected(video.Task.Id).AsSpan().SequenceEqual(File.ReadAllBytes(video.Path))));
    }

    private static Task<EmulatorServer> StartAsync(string faults, int size = Size) => EmulatorServer.StartAsync(new EmulatorOptions
    {
        ApiKey = TestKey.Value,
        MediaSize = size,
        ReadyAfterPolls = 1,
        Faults = [.. faults.Split("media:", StringSplitOptions.RemoveEmptyEntries).Select(fault => "media:" + fault.Trim())],
    });

    private static async Task<VideoTask> CompletedAsync(EmulatorServer emulator)
    {
        using var client = Clients.OverSockets(emulator.BaseUri);
        var task = await client.QueryAsync(await client.CreateAsync(new TextRequest("A cat")));
        Assert.Equal(VideoTaskStatus.Completed, task.Status);
        return task with { Name = "cat" };
    }

    /// <summary>A short stall timeout only for stalls. No other fault may depend on a time limit.</summary>
    private VideoSaver Saver(StarVideosClient client, string faults) => new(client, new SaveOptions
    {
        Folder = _folder.Path,
        StallTimeout = faults.Contains("stall", StringComparison.Ordinal) ? TimeSpan.FromMilliseconds(300) : Clients.Patience,
    });

    private static byte[] Expected(string id, int size = Size)
    {
        var bytes = new byte[size];
        GeneratedMedia.Fill(id, 0, bytes);
        return bytes;
    }

    /// <summary>Signals when the first bytes are on disk.</summary>
    private sealed class TellingStream(string path, TaskCompletionSource written) : FileStream(path, FileMode.CreateNew)
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, count);
            Flush();
            written.TrySetResult();
        }
    }
}
