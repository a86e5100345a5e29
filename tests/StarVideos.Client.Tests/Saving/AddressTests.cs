using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Saving;

public sealed class AddressTests
{
    private static readonly VideoTask Task1 = MediaHost.Task;

    [Theory]
    [InlineData(VideoTaskStatus.Failed)]
    [InlineData(VideoTaskStatus.Cancelled)]
    public async Task A_task_that_ended_without_a_video_is_not_asked_for(VideoTaskStatus status)
    {
        using var host = new MediaHost(MediaHost.Whole());
        await host.FailAsync(StarVideosErrorKind.VideoTaskFailed, task: Task1 with { Status = status });
        Assert.Equal(0, host.Queries);
        Assert.Empty(host.Asked);
    }

    [Theory]
    [InlineData(VideoTaskStatus.Unknown)]
    [InlineData(VideoTaskStatus.Queued)]
    [InlineData(VideoTaskStatus.Processing)]
    public async Task A_task_that_was_running_when_last_asked_is_asked_once_more(VideoTaskStatus status)
    {
        using var host = new MediaHost(MediaHost.Whole());
        var saved = await host.Saver().SaveAsync(Task1 with { Status = status, VideoUrl = null });
        Assert.Equal(VideoTaskStatus.Completed, saved.Task.Status);
        Assert.Equal(1, host.Queries);
        host.AssertSaved();
    }

    [Fact]
    public async Task A_task_that_still_runs_is_not_ready()
    {
        using var host = new MediaHost(MediaHost.Whole()) { Service = AnswerText.Processing };
        await host.FailAsync(StarVideosErrorKind.VideoNotReady, task: Task1 with { Status = VideoTaskStatus.Queued, VideoUrl = null });
        Assert.Equal(1, host.Queries);
        Assert.Empty(host.Asked);
    }

    [Fact]
    public async Task A_missing_address_is_asked_for_once()
    {
        using var host = new MediaHost(MediaHost.Whole());
        var saved = await host.Saver().SaveAsync(Task1 with { VideoUrl = null });
        Assert.Equal(1, host.Queries);
        Assert.NotNull(saved.Task.VideoUrl);
        host.AssertSaved();
    }

    [Theory]
    [InlineData("""{"id":"video_1","status":"completed"}""")]
    [InlineData("""{"id":"video_1","status":"completed","video_url":"file:///etc/passwd"}""")]
    public async Task An_address_the_service_does_not_have_is_an_error(string service)
    {
        using var host = new MediaHost(MediaHost.Whole()) { Service = service };
        await host.FailAsync(StarVideosErrorKind.VideoUrlMissing, task: Task1 with { VideoUrl = null });
        Assert.Equal(1, host.Queries);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.com/1.mp4")]
    [InlineData("data:video/mp4;base64,AAAA")]
    public async Task Only_addresses_of_the_web_are_fetched(string address)
    {
        using var host = new MediaHost(MediaHost.Whole());
        await host.FailAsync(StarVideosErrorKind.VideoUrlInvalid, task: Task1 with { VideoUrl = new Uri(address) });
        Assert.Empty(host.Asked);
    }

    [Fact]
    public async Task A_relative_address_is_not_fetched()
    {
        using var host = new MediaHost(MediaHost.Whole());
        await host.FailAsync(StarVideosErrorKind.VideoUrlInvalid, task: Task1 with { VideoUrl = new Uri("/v/1.mp4?sign=SECRET", UriKind.Relative) });
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task An_address_that_ran_out_is_replaced(int status)
    {
        using var host = new MediaHost(MediaHost.Status(status), MediaHost.Whole());
        await host.SaveAsync();
        host.AssertSaved();
        Assert.Equal(1, host.Queries);
        Assert.Equal([MediaHost.Address, "https://media.example.com/v/1.mp4?sign=abc"], host.Asked.Select(asked => asked.Address.AbsoluteUri));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task An_address_is_replaced_only_once(int status)
    {
        using var host = new MediaHost(MediaHost.Status(status));
        var error = await host.FailAsync(StarVideosErrorKind.VideoExpired);
        Assert.Contains("24 hours", error.Message, StringComparison.Ordinal);
        Assert.Equal(status, error.HttpStatus);
        Assert.Equal(2, host.Asked.Count);
        Assert.Equal(1, host.Queries);
    }

    [Fact]
    public async Task What_was_fetched_before_an_address_ran_out_is_kept()
    {
        using var host = new MediaHost(MediaHost.Whole(end: BodyStream.Breaks, cutAfter: 400), MediaHost.Status(403), MediaHost.Rest(400));
        await host.SaveAsync();
        host.AssertSaved();
        Assert.Equal([null, "bytes=400-", "bytes=400-"], host.Asked.Select(asked => asked.Range));
    }

    [Fact]
    public async Task What_was_fetched_is_not_kept_for_another_address_on_the_word_of_a_date()
    {
        using var host = new MediaHost(
            () =>
            {
                var response = MediaHost.Whole(null, BodyStream.Breaks, 400)();
                response.Content.Headers.LastModified = DateTimeOffset.UnixEpoch;
                response.Headers.Date = DateTimeOffset.UnixEpoch.AddDays(1);
                return response;
            },
            MediaHost.Status(403),
            MediaHost.Whole());
        await host.SaveAsync();
        host.AssertSaved();
        Assert.Equal([null, "bytes=400-", null], host.Asked.Select(asked => asked.Range));
    }

    [Theory]
    [InlineData("""{"id":"video_1","status":"failed"}""")]
    [InlineData("""{"id":"video_1","status":"completed"}""")]
    [InlineData("""{"code":"204","msg":"no"}""")]
    [InlineData("""{"id":"video_1","status":"completed","video_url":"file:///etc/passwd"}""")]
    public async Task Without_a_fresh_address_it_has_run_out(string service)
    {
        using var host = new MediaHost(MediaHost.Status(403)) { Service = service };
        await host.FailAsync(StarVideosErrorKind.VideoExpired);
        Assert.Single(host.Asked);
        Assert.Equal(1, host.Queries);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json")]
    [InlineData("application/problem+json")]
    [InlineData("application/xml")]
    public async Task A_page_is_no_video(string type)
    {
        HttpResponseMessage Page() => new() { Content = new StringContent("<html>SECRET</html>", null, type) };

        using var passing = new MediaHost(Page, MediaHost.Whole());
        await passing.SaveAsync();
        passing.AssertSaved();

        using var lasting = new MediaHost(Page);
        var error = await lasting.FailAsync(StarVideosErrorKind.DownloadFailed);
        Assert.Contains(type, error.Message, StringComparison.Ordinal);
        Assert.Equal(2, lasting.Asked.Count);
    }

    [Theory]
    [InlineData("application/octet-stream")]
    [InlineData("binary/octet-stream")]
    [InlineData("text/plain")]
    public async Task A_careless_type_does_not_lose_the_video(string type)
    {
        using var host = new MediaHost(() =>
        {
            var response = MediaHost.Whole()();
            response.Content.Headers.ContentType = new(type);
            return response;
        });
        await host.SaveAsync();
        host.AssertSaved();
    }
}
