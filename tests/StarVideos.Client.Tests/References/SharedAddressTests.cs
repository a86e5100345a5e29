using StarVideos.Client.Tests.Support;
using StarVideos.Emulator;

namespace StarVideos.Client.Tests.References;

/// <summary>Rows share references; each address is requested once.</summary>
public sealed class SharedAddressTests
{
    private static readonly string[] Images = ["still.jpg", "photo.jpg", "still.png", "lossy.webp", "still.gif", "still.avif", "still.heic", "still.bmp"];

    [Fact]
    public async Task Two_hundred_rows_that_share_twenty_references_ask_for_twenty_addresses()
    {
        await using var emulator = await EmulatorServer.StartAsync(new EmulatorOptions { References = true });
        var images = Enumerable.Range(0, 16).Select(number => $"{emulator.MediaUri}references/{Images[number % Images.Length]}?n={number}").ToArray();
        var videos = Enumerable.Range(0, 4).Select(number => $"{emulator.MediaUri}references/last.mp4?n={number}").ToArray();
        var rows = Enumerable.Range(0, 200).Select(VideoRequest (number) =>
            number % 2 == 0 ? new ImageReferenceRequest("A fox", [images[number % 16], images[(number + 5) % 16]])
            : new ImageAndVideoRequest("A fox", [images[number % 16]], videos[number / 2 % 4])).ToArray();
        using var checker = new ReferenceChecker(new ReferenceCheckOptions { Timeout = Clients.Patience });

        var reports = await Task.WhenAll(rows.Select(row => checker.CheckAsync(row))).WaitAsync(Clients.Patience);

        Assert.Equal(200, reports.Length);
        Assert.All(reports.SelectMany(report => report), report => Assert.True(report.IsUsable));
        Assert.Equal(20, checker.Addresses);
        Assert.Equal(20, checker.Requests);
        Assert.Equal(20, emulator.Counters.MediaRequests);
        Assert.Equal((21_874L, 21_874L), (emulator.Counters.MediaBytesSent, checker.BytesRead));
    }

    [Fact]
    public async Task An_address_as_image_and_as_video_is_asked_once_and_judged_twice()
    {
        await using var emulator = await EmulatorServer.StartAsync(new EmulatorOptions { References = true });
        using var checker = new ReferenceChecker();
        var address = $"{emulator.MediaUri}references/first.mp4";
        Assert.True((await checker.CheckAsync(address, ReferenceKind.Video)).IsUsable);
        Assert.False((await checker.CheckAsync(address + "#t=1", ReferenceKind.Image)).IsUsable);
        Assert.Equal((1, 1L), (checker.Addresses, emulator.Counters.MediaRequests));
    }
}
