using System.Net.Http.Headers;
using StarVideos.Client.Tests.Support;
using StarVideos.Saving;

namespace StarVideos.Client.Tests.Saving;

public sealed class ProgressTests
{
    [Theory]
    [InlineData(0, new long[0])]
    [InlineData(400, new long[] { 300, 600, 900 })]
    [InlineData(1000, new long[] { 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000 })]
    public async Task Progress_is_told_at_most_once_a_second(int millisecondsPerPiece, long[] told)
    {
        ManualClock? clock = null;
        using var host = new MediaHost(() =>
        {
            var content = new StreamContent(new BodyStream(MediaHost.Video, BodyStream.Ends, piece: 100, () => clock!.Advance(TimeSpan.FromMilliseconds(millisecondsPerPiece))));
            content.Headers.ContentLength = MediaHost.Video.Length;
            content.Headers.ContentType = new MediaTypeHeaderValue("video/mp4");
            return new HttpResponseMessage { Content = content };
        });
        clock = host.Clock;
        var progress = new List<DownloadProgress>();
        await host.Saver().SaveAsync(MediaHost.Task, progress: progress.Add);
        Assert.Equal(told, progress.Select(report => report.Received));
        Assert.All(progress, report => Assert.Equal(1000, report.Total));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_silence_it()
    {
        ManualClock? clock = null;
        using var host = new MediaHost(() =>
        {
            clock!.SetTimeOfDay(TimeSpan.FromHours(-1));
            var content = new StreamContent(new BodyStream(MediaHost.Video, BodyStream.Ends, piece: 100, () => clock.Advance(TimeSpan.FromSeconds(1))));
            content.Headers.ContentLength = MediaHost.Video.Length;
            content.Headers.ContentType = new MediaTypeHeaderValue("video/mp4");
            return new HttpResponseMessage { Content = content };
        });
        clock = host.Clock;
        var progress = new List<DownloadProgress>();
        await host.Saver().SaveAsync(MediaHost.Task, progress: progress.Add);
        Assert.Equal(10, progress.Count);
    }
}
