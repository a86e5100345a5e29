using System.Net.Http.Headers;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Saving;

public sealed class ResumeTests
{
    private static Func<HttpResponseMessage> Cut(int after, string? tag = "\"a\"") => MediaHost.Whole(tag, BodyStream.Breaks, after);

    private static async Task<MediaHost> SavedAsync(params Func<HttpResponseMessage>[] answers)
    {
        var host = new MediaHost(answers);
        await host.SaveAsync();
        host.AssertSaved();
        return host;
    }

    [Fact]
    public async Task After_a_cut_only_the_rest_is_asked_for()
    {
        using var host = await SavedAsync(Cut(400), MediaHost.Rest(400, end: BodyStream.Breaks, cutAfter: 100), MediaHost.Rest(500));
        Assert.Equal([null, "bytes=400-", "bytes=500-"], host.Asked.Select(asked => asked.Range));
        Assert.Equal([null, "\"a\"", "\"a\""], host.Asked.Select(asked => asked.IfRange));
    }

    [Fact]
    public async Task A_body_that_ends_early_in_good_order_is_a_cut()
    {
        using var host = await SavedAsync(MediaHost.Whole(cutAfter: 400), MediaHost.Rest(400));
        Assert.Equal("bytes=400-", host.Asked[1].Range);
    }

    [Fact]
    public async Task The_size_is_learned_from_the_rest_where_the_first_answer_did_not_say()
    {
        using var host = await SavedAsync(MediaHost.Whole(end: BodyStream.Breaks, cutAfter: 400, length: null), MediaHost.Rest(400, cutAfter: 100), MediaHost.Rest(500));
        Assert.Equal(3, host.Asked.Count);
    }

    [Fact]
    public async Task A_server_that_sends_all_again_starts_the_file_over()
    {
        using var host = await SavedAsync(Cut(400), MediaHost.Whole());
        Assert.Equal("bytes=400-", host.Asked[1].Range);
    }

    [Fact]
    public async Task A_video_that_changed_starts_over()
    {
        using var host = await SavedAsync(MediaHost.Whole("\"old\"", BodyStream.Breaks, 400, video: new byte[1000]), Cut(600, "\"a\""), MediaHost.Rest(600));
        Assert.Equal(["\"old\"", "\"a\""], host.Asked.Skip(1).Select(asked => asked.IfRange));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("W/\"weak\"")]
    [InlineData("not-quoted")]
    public async Task Without_a_validator_it_starts_over(string? tag)
    {
        using var host = await SavedAsync(Cut(400, tag), MediaHost.Whole());
        Assert.Null(host.Asked[1].Range);
        Assert.Null(host.Asked[1].IfRange);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task The_time_of_the_last_change_will_do_once_its_second_is_over(int secondsLater, bool resumes)
    {
        var changed = new DateTimeOffset(2026, 11, 20, 11, 0, 0, TimeSpan.Zero);
        using var host = await SavedAsync(
            () =>
            {
                var response = Cut(400, null)();
                response.Content.Headers.LastModified = changed;
                response.Headers.Date = changed.AddSeconds(secondsLater);
                return response;
            },
            resumes ? MediaHost.Rest(400, null) : MediaHost.Whole());
        Assert.Equal(resumes ? "bytes=400-" : null, host.Asked[1].Range);
        Assert.Equal(resumes ? changed.ToString("R") : null, host.Asked[1].IfRange);
    }

    public static TheoryData<string, Func<HttpResponseMessage>> WrongParts => new()
    {
        { "another offset", MediaHost.Rest(400, claimedFrom: 300) },
        { "another size", MediaHost.Rest(400, claimedTotal: 2000) },
        { "another tag", MediaHost.Rest(400, "\"b\"") },
        { "no range said", () => { var response = MediaHost.Rest(400)(); response.Content.Headers.ContentRange = null; return response; } },
        { "another unit", () => { var response = MediaHost.Rest(400)(); response.Content.Headers.ContentRange = new ContentRangeHeaderValue(400, 999, 1000) { Unit = "frames" }; return response; } },
        { "refused", MediaHost.Status(416) },
    };

    [Theory]
    [MemberData(nameof(WrongParts), DisableDiscoveryEnumeration = true)]
    public async Task A_part_that_does_not_fit_is_not_used_and_the_video_is_fetched_anew(string why, Func<HttpResponseMessage> part)
    {
        using var host = await SavedAsync(Cut(400), part, MediaHost.Whole());
        Assert.True(host.Asked is [{ Range: null }, { Range: "bytes=400-" }, { Range: null }], why);
    }

    [Fact]
    public async Task A_server_that_refuses_the_rest_is_not_asked_for_it_again()
    {
        using var host = await SavedAsync(Cut(400), MediaHost.Status(416), Cut(700), MediaHost.Whole());
        Assert.Equal([null, "bytes=400-", null, null], host.Asked.Select(asked => asked.Range));
    }

    /// <summary>If a server gives no length, a cut answer looks complete. So the length of an earlier answer is used.</summary>
    [Theory]
    [InlineData(300)]
    [InlineData(500)]
    public async Task An_answer_without_a_length_after_a_cut_is_held_to_the_length_told_before(int endsAt)
    {
        using var host = await SavedAsync(Cut(400, null), MediaHost.Whole(null, cutAfter: endsAt, length: null), MediaHost.Whole(null, length: null));
        Assert.Equal(3, host.Asked.Count);
    }

    [Fact]
    public async Task Where_no_length_was_ever_told_an_answer_that_is_shorter_than_what_has_come_is_not_whole()
    {
        using var host = await SavedAsync(MediaHost.Whole(null, BodyStream.Breaks, 400, length: null), MediaHost.Whole(null, cutAfter: 300, length: null), MediaHost.Whole(null, length: null));
        Assert.Equal(3, host.Asked.Count);
    }

    [Fact]
    public async Task An_answer_without_a_length_about_a_video_that_changed_is_not_held_to_the_old_one()
    {
        using var host = await SavedAsync(MediaHost.Whole("\"old\"", BodyStream.Breaks, 1100, video: new byte[2000]), MediaHost.Whole("\"a\"", length: null));
        Assert.Equal(2, host.Asked.Count);
    }

    [Fact]
    public async Task More_bytes_than_announced_are_not_a_video()
    {
        using var host = new MediaHost(MediaHost.Whole(length: 900));
        var error = await host.FailAsync(StarVideosErrorKind.DownloadFailed);
        Assert.Contains("1,000 of 900 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_always_breaks_off_at_one_place_is_given_up_and_the_error_says_how_far_it_got()
    {
        using var host = new MediaHost(Cut(400, null));
        var error = await host.FailAsync(StarVideosErrorKind.DownloadFailed);
        Assert.Contains("400 of 1,000 bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("https://media.example.com/v/1.mp4", error.Message, StringComparison.Ordinal);
        Assert.Equal(5, host.Asked.Count);
    }

    [Fact]
    public async Task New_bytes_renew_the_patience()
    {
        var cuts = Enumerable.Range(1, 20).SelectMany(number => new[] { MediaHost.Rest(number * 10, end: BodyStream.Breaks, cutAfter: 10), MediaHost.Fails(), MediaHost.Status(503) });
        using var host = await SavedAsync([Cut(10), .. cuts, MediaHost.Rest(210)]);
        Assert.Equal(62, host.Asked.Count);
    }

    [Fact]
    public async Task A_stalled_connection_is_a_cut()
    {
        using var host = new MediaHost(MediaHost.Whole(end: BodyStream.Hangs, cutAfter: 400), MediaHost.Rest(400));
        await host.Saver(stall: TimeSpan.FromMilliseconds(50)).SaveAsync(MediaHost.Task).WaitAsync(Clients.Patience);
        host.AssertSaved();
        Assert.Contains("nothing came for 0.05 seconds", Assert.Single(host.Notices), StringComparison.Ordinal);
        Assert.Equal("bytes=400-", host.Asked[1].Range);
    }

    [Fact]
    public async Task An_empty_answer_is_no_video()
    {
        using var host = new MediaHost(MediaHost.Whole(video: []));
        Assert.Contains("empty", (await host.FailAsync(StarVideosErrorKind.DownloadFailed)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000L)]
    [InlineData(null)]
    public async Task An_endless_answer_is_ended(long? length)
    {
        using var host = new MediaHost(MediaHost.Whole(length: length));
        await host.FailAsync(StarVideosErrorKind.DownloadFailed, host.Saver(mostBytes: 999));
        Assert.Single(host.Asked);
    }

    [Fact]
    public async Task A_compressed_answer_is_not_written_as_a_video()
    {
        using var host = new MediaHost(() =>
        {
            var response = MediaHost.Whole()();
            response.Content.Headers.ContentEncoding.Add("gzip");
            return response;
        });
        await host.FailAsync(StarVideosErrorKind.DownloadFailed);
    }
}
