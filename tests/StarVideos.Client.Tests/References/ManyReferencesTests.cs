using System.Collections.Concurrent;
using StarVideos.Client.Tests.Support;
using StarVideos.Emulator.References;

namespace StarVideos.Client.Tests.References;

/// <summary>Several checks at the same time, limited at one host, and callers who stop waiting.</summary>
public sealed class ManyReferencesTests
{
    /// <summary>A check that has a place at one host and waits for one at another must not block the checks that wait the other way round.</summary>
    [Fact]
    public async Task A_redirect_to_a_busy_host_does_not_wait_for_ever()
    {
        using var gate = new SemaphoreSlim(0);
        var handler = new FileHandler(async (request, cancellation) =>
        {
            if (request.RequestUri!.Host != "a.example.com")
            {
                return FileHandler.Part(request, ReferenceFiles.Read("still.png"));
            }

            await gate.WaitAsync(cancellation);
            return FileHandler.Redirect("https://b.example.com/moved.png");
        });
        using var checker = new ReferenceChecker(new ReferenceCheckOptions { Handler = handler, ThrottleLimit = 1, HostLimit = 1, Timeout = Clients.Patience });
        var redirected = checker.CheckAsync("https://a.example.com/1.png", ReferenceKind.Image);
        var direct = checker.CheckAsync("https://b.example.com/2.png", ReferenceKind.Image);
        gate.Release();

        var reports = await Task.WhenAll(redirected, direct).WaitAsync(Clients.Patience);

        Assert.All(reports, static report => Assert.True(report.IsUsable));
    }

    [Theory]
    [InlineData("//")]
    [InlineData("//[")]
    [InlineData("//a b/")]
    [InlineData("//:80")]
    public async Task A_redirect_to_what_is_no_address_ends_no_run(string location)
    {
        using var checker = new ReferenceChecker(new ReferenceCheckOptions { Handler = new FileHandler(_ => FileHandler.Redirect(location)) });

        var report = await checker.CheckAsync("https://example.com/a.png", ReferenceKind.Image);

        Assert.NotEqual(true, report.IsUsable);
    }

    [Theory]
    [InlineData(1, 4, 16, 4)]
    [InlineData(4, 4, 16, 16)]
    [InlineData(40, 4, 16, 16)]
    [InlineData(3, 2, 16, 6)]
    [InlineData(40, 64, 5, 5)]
    public async Task So_many_are_looked_at_at_once(int hosts, int hostLimit, int throttleLimit, int expected)
    {
        var inFlight = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var arrived = new SemaphoreSlim(0);
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int now = 0, most = 0, mostAtHost = 0;
        var gate = new Lock();
        using var handler = new FileHandler(async (request, cancellation) =>
        {
            lock (gate)
            {
                most = Math.Max(most, ++now);
                mostAtHost = Math.Max(mostAtHost, inFlight.AddOrUpdate(request.RequestUri!.Host, 1, (_, count) => count + 1));
            }

            arrived.Release();
            await go.Task.WaitAsync(cancellation);
            lock (gate)
            {
                now--;
                inFlight.AddOrUpdate(request.RequestUri!.Host, 0, (_, count) => count - 1);
            }

            return FileHandler.Part(request, ReferenceFiles.Read("still.png"));
        });
        var options = new ReferenceCheckOptions { Handler = handler, HostLimit = hostLimit, ThrottleLimit = throttleLimit, Timeout = Clients.Patience };
        using var checker = new ReferenceChecker(options);

        var checks = Enumerable.Range(0, 80).Select(number => checker.CheckAsync($"https://host{number % hosts}.example.com/{number}.png", ReferenceKind.Image)).ToArray();
        for (var count = 0; count < expected; count++)
        {
            Assert.True(await arrived.WaitAsync(Clients.Patience), "fewer are looked at at once than may be");
        }

        go.SetResult();
        Assert.All(await Task.WhenAll(checks).WaitAsync(Clients.Patience), report => Assert.True(report.IsUsable));
        Assert.Equal(80, handler.Asked.Count);
        Assert.True(most <= throttleLimit, $"{most} at once");
        Assert.True(mostAtHost <= hostLimit, $"{mostAtHost} at one host");
    }

    [Fact]
    public async Task Who_stops_waiting_does_not_stop_the_others()
    {
        var go = new TaskCompletionSource();
        using var handler = new FileHandler(async (request, cancellation) =>
        {
            await go.Task.WaitAsync(cancellation);
            return FileHandler.Part(request, ReferenceFiles.Read("still.png"));
        });
        using var checker = new ReferenceChecker(new ReferenceCheckOptions { Handler = handler, Timeout = Clients.Patience });
        using var stop = new CancellationTokenSource();
        var impatient = checker.CheckAsync("https://example.com/a.png", ReferenceKind.Image, stop.Token);
        var patient = checker.CheckAsync("https://example.com/a.png", ReferenceKind.Image);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient).WaitAsync(Clients.Patience);
        go.SetResult();
        Assert.True((await patient.WaitAsync(Clients.Patience)).IsUsable);
    }

    [Fact]
    public async Task Disposing_stops_what_is_on_its_way()
    {
        using var handler = new FileHandler(async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException();
        });
        var checker = new ReferenceChecker(new ReferenceCheckOptions { Handler = handler });
        var check = checker.CheckAsync("https://example.com/a.png", ReferenceKind.Image);
        checker.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check).WaitAsync(Clients.Patience);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => checker.CheckAsync("https://example.com/a.png", ReferenceKind.Image));
    }

    [Fact]
    public async Task What_does_not_answer_in_time_is_not_told()
    {
        using var handler = new FileHandler(async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException();
        });
        using var checker = new ReferenceChecker(new ReferenceCheckOptions { Handler = handler, Timeout = TimeSpan.FromMilliseconds(20) });
        var report = await checker.CheckAsync("https://example.com/a.png", ReferenceKind.Image).WaitAsync(Clients.Patience);
        Assert.Null(report.IsUsable);
        Assert.Contains("not within 0.02 seconds", Assert.Single(report.Unknowns).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_has_its_references_in_order()
    {
        Assert.Empty(RequestReferences.Of(new TextRequest("A fox")));
        Assert.Equal(
            [new Reference("https://a/1", ReferenceKind.Image, "first_image"), new Reference("https://a/2", ReferenceKind.Image, "last_image")],
            RequestReferences.Of(new FirstLastFrameRequest("A fox", "https://a/1", "https://a/2")));
        Assert.Equal(
            [new Reference("https://a/1", ReferenceKind.Image, "referenceImages"), new Reference("https://a/2", ReferenceKind.Image, "referenceImages")],
            RequestReferences.Of(new ImageReferenceRequest("A fox", ["https://a/1", "https://a/2"])));
        Assert.Equal([new Reference("https://a/1", ReferenceKind.Video, "referenceVideos")], RequestReferences.Of(new VideoReferenceRequest("A fox", "https://a/1")));
        Assert.Equal(
            [new Reference("https://a/1", ReferenceKind.Image, "referenceImages"), new Reference("https://a/2", ReferenceKind.Video, "referenceVideos")],
            RequestReferences.Of(new ImageAndVideoRequest("A fox", ["https://a/1"], "https://a/2")));
    }
}
