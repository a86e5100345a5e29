using System.Net;
using System.Net.Sockets;
using StarVideos.Client.Tests.References.Media;
using StarVideos.Client.Tests.Support;
using StarVideos.Emulator.References;

namespace StarVideos.Client.Tests.References;

/// <summary>Which requests are sent to which hosts, and the findings for unusual answers.</summary>
public sealed class ReferenceCheckerTests
{
    private const string Address = "https://example.com/fox.png";

    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_request_says_nothing_but_the_address_and_the_part()
    {
        using var handler = FileHandler.Of("still.png");
        Assert.True((await CheckAsync(handler, Address)).IsUsable);
        var names = handler.Heads.Single().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':')[0]);
        Assert.Equal(["Accept-Encoding", "Range", "User-Agent"], names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_password_in_an_address_is_not_sent_and_not_shown()
    {
        using var handler = FileHandler.Of("still.png");
        var report = await CheckAsync(handler, "https://anna:SECRET@example.com/fox.png?sig=SECRET");
        Assert.Equal("https://example.com/fox.png?sig=SECRET", handler.Asked.Single().AbsoluteUri);
        Assert.DoesNotContain("Authorization", handler.Heads.Single(), StringComparison.Ordinal);
        Assert.Equal(ReferenceFindingKind.UserInfo, Assert.Single(report.Warnings).Kind);
        Assert.Equal("https://example.com/fox.png?…", report.Address);
    }

    [Fact]
    public async Task Where_a_password_was_not_sent_a_refusal_proves_nothing()
    {
        using var handler = new FileHandler(_ => new HttpResponseMessage(HttpStatusCode.Unauthorized));
        Assert.Null((await CheckAsync(handler, "https://anna:SECRET@example.com/fox.png")).IsUsable);
        using var other = new FileHandler(_ => new HttpResponseMessage(HttpStatusCode.Unauthorized));
        Assert.False((await CheckAsync(other, Address)).IsUsable);
    }

    [Fact]
    public async Task No_cookie_is_sent_back()
    {
        await using var server = new RawServer(async connection =>
        {
            while (await connection.ReadAsync() is not null)
            {
                await connection.AnswerAsync(302, "", "Location: /again\r\nSet-Cookie: a=b\r\n");
            }
        });
        using var checker = new ReferenceChecker();
        await checker.CheckAsync($"http://127.0.0.1:{server.Port}/a.png", ReferenceKind.Image).WaitAsync(Clients.Patience);
        Assert.Equal(6, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.DoesNotContain("Cookie", request.Head, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_is_left_of_a_file_is_not_read_to_keep_the_connection()
    {
        const int Size = 200_000;
        await using var server = new RawServer(async connection =>
        {
            while (await connection.ReadAsync() is not null)
            {
                await connection.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Length: {Size}\r\n\r\nGIF89a" + new string('0', Size - 6));
            }
        });
        using var checker = new ReferenceChecker();
        for (var number = 1; number <= 3; number++)
        {
            Assert.True((await checker.CheckAsync($"http://127.0.0.1:{server.Port}/{number}.gif", ReferenceKind.Image).WaitAsync(Clients.Patience)).IsUsable);
        }

        // A connection would be used again if its answer had been read to the end.
        Assert.Equal(3, server.Connections);
        Assert.Equal(3 * 32_768, checker.BytesRead);
    }

    [Theory]
    [InlineData("https://10.1.2.3/a.png")]
    [InlineData("http://192.168.0.9/a.png")]
    [InlineData("http://172.31.0.1/a.png")]
    [InlineData("http://169.254.1.1/a.png")]
    [InlineData("http://127.1/a.png")]
    [InlineData("http://2130706433/a.png")]
    [InlineData("http://100.64.0.1/a.png")]
    [InlineData("http://[::1]/a.png")]
    [InlineData("http://[fd12::1]/a.png")]
    [InlineData("http://[fe80::1]/a.png")]
    [InlineData("http://[::ffff:10.0.0.1]/a.png")]
    [InlineData("http://localhost/a.png")]
    [InlineData("http://nas/a.png")]
    [InlineData("http://nas.local/a.png")]
    [InlineData("http://nas.local./a.png")]
    [InlineData("https://files.internal/a.png")]
    public async Task An_address_of_this_network_is_warned_about(string address)
    {
        using var handler = FileHandler.Of("still.png");
        var report = await CheckAsync(handler, address);
        Assert.Equal(ReferenceFindingKind.ThisNetworkOnly, Assert.Single(report.Warnings).Kind);
        Assert.True(report.IsUsable);
    }

    [Theory]
    [InlineData("https://8.8.8.8/a.png")]
    [InlineData("http://172.32.0.1/a.png")]
    [InlineData("http://100.128.0.1/a.png")]
    [InlineData("http://198.18.0.1/a.png")]
    [InlineData("http://[2606:4700::1]/a.png")]
    [InlineData("https://example.com./a.png")]
    [InlineData("https://local.example/a.png")]
    public async Task An_address_of_the_world_is_not(string address)
    {
        using var handler = FileHandler.Of("still.png");
        Assert.Empty((await CheckAsync(handler, address)).Warnings);
    }

    [Theory]
    [InlineData("10.0.0.1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("8.8.8.8", false)]
    [InlineData("10.0.0.1 8.8.8.8", false)]
    public async Task A_name_is_one_of_this_network_if_all_its_numbers_are(string numbers, bool isPrivate)
    {
        using var handler = FileHandler.Of("still.png");
        var report = await CheckAsync(handler, Address, ask: _ => [.. numbers.Split(' ').Select(IPAddress.Parse)]);
        Assert.Equal(isPrivate, report.Warnings.Any(warning => warning.Kind == ReferenceFindingKind.ThisNetworkOnly));
    }

    [Fact]
    public async Task A_host_out_there_leads_nowhere_into_this_network()
    {
        using var handler = new FileHandler(_ => FileHandler.Redirect("http://169.254.169.254/latest/meta-data/"));
        var report = await CheckAsync(handler, "http://example.com/fox.png");
        Assert.Null(report.IsUsable);
        Assert.Equal(ReferenceFindingKind.RedirectNotFollowed, Assert.Single(report.Unknowns).Kind);
        Assert.Single(handler.Asked);
    }

    [Fact]
    public async Task A_host_out_there_leads_into_this_network_by_no_name_either()
    {
        using var handler = new FileHandler(_ => FileHandler.Redirect("https://inside.example.net/a.png"));
        var report = await CheckAsync(handler, Address, ask: host => [IPAddress.Parse(host.StartsWith("inside", StringComparison.Ordinal) ? "192.168.1.1" : "8.8.8.8")]);
        Assert.Equal(ReferenceFindingKind.RedirectNotFollowed, Assert.Single(report.Unknowns).Kind);
        Assert.Single(handler.Asked);
    }

    [Fact]
    public async Task From_https_no_redirect_to_http_is_followed()
    {
        using var handler = new FileHandler(_ => FileHandler.Redirect("http://example.com/a.png?sig=SECRET"));
        var report = await CheckAsync(handler, Address);
        Assert.Null(report.IsUsable);
        Assert.DoesNotContain("SECRET", Assert.Single(report.Unknowns).Message, StringComparison.Ordinal);
        Assert.Single(handler.Asked);
    }

    [Fact]
    public async Task Further_parts_are_asked_of_where_the_redirect_led()
    {
        var file = Padded();
        using var handler = new FileHandler(request => request.RequestUri!.Host == "example.com" ? FileHandler.Redirect("https://cdn.example.net/1") : FileHandler.Part(request, file));
        var report = await CheckAsync(handler, Address, ReferenceKind.Video);
        Assert.Equal(5, report.Duration?.TotalSeconds);
        Assert.Equal(["example.com", "cdn.example.net", "cdn.example.net"], handler.Asked.Select(asked => asked.Host));
        Assert.Equal(3, report.Requests);
    }

    [Theory]
    [InlineData("200")]
    [InlineData("404")]
    [InlineData("other part")]
    [InlineData("other size")]
    [InlineData("fault")]
    public async Task A_host_that_sends_no_second_part_leaves_the_duration_untold(string second)
    {
        var file = Padded();
        using var handler = new FileHandler(request => request.Headers.Range!.Ranges.Single().From == 0 ? FileHandler.Part(request, file) : second switch
        {
            "200" => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(file) },
            "404" => new HttpResponseMessage(HttpStatusCode.NotFound),
            "other part" => WithRange(FileHandler.Part(request, file), new(0, 9, file.Length)),
            "other size" => WithRange(FileHandler.Part(request, file), new(request.Headers.Range!.Ranges.Single().From!.Value, file.Length - 1, file.Length + 1)),
            _ => throw new HttpRequestException("The connection was reset"),
        });
        var report = await CheckAsync(handler, Address, ReferenceKind.Video);
        Assert.Null(report.IsUsable);
        Assert.Equal("video/mp4", report.MediaType);
        Assert.Equal(ReferenceFindingKind.DurationUnknown, Assert.Single(report.Unknowns).Kind);
    }

    [Fact]
    public async Task An_empty_file_may_be_told_by_a_range_that_cannot_be()
    {
        using var handler = new FileHandler(_ => WithRange(new HttpResponseMessage(HttpStatusCode.RequestedRangeNotSatisfiable) { Content = new ByteArrayContent([]) }, new(0L)));
        Assert.Equal(ReferenceFindingKind.Empty, Assert.Single((await CheckAsync(handler, Address)).Problems).Kind);
    }

    [Theory]
    [InlineData(2_499, false)]
    [InlineData(2_500, null)]
    [InlineData(2_999, null)]
    [InlineData(3_000, true)]
    [InlineData(10_000, true)]
    [InlineData(10_001, null)]
    [InlineData(10_500, null)]
    [InlineData(10_501, false)]
    public async Task A_little_outside_of_three_to_ten_seconds_cannot_be_told(uint milliseconds, bool? isUsable)
    {
        byte[] file = [.. BoxBuilder.FileType(), .. BoxBuilder.Box("moov", BoxBuilder.MovieHeader(1000, milliseconds))];
        using var handler = new FileHandler(request => FileHandler.Part(request, file));
        Assert.Equal(isUsable, (await CheckAsync(handler, Address, ReferenceKind.Video)).IsUsable);
    }

    [Theory]
    [InlineData(SocketError.HostNotFound, false, ReferenceFindingKind.HostNotFound)]
    [InlineData(SocketError.TryAgain, null, ReferenceFindingKind.NoAnswer)]
    [InlineData(SocketError.ConnectionRefused, false, ReferenceFindingKind.ConnectionRefused)]
    [InlineData(SocketError.NetworkUnreachable, null, ReferenceFindingKind.NoAnswer)]
    public async Task A_connection_that_fails_is_read_by_its_cause(SocketError cause, bool? isUsable, ReferenceFindingKind kind)
    {
        using var handler = new FileHandler(HttpResponseMessage (_) => throw new HttpRequestException("It failed", new SocketException((int)cause)));
        var report = await CheckAsync(handler, Address);
        Assert.Equal(isUsable, report.IsUsable);
        Assert.Equal(kind, Assert.Single(report.Problems.Concat(report.Unknowns)).Kind);
    }

    [Fact]
    public async Task A_proxy_that_is_not_there_proves_nothing()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        var names = 0;
        var options = new ReferenceCheckOptions { Proxy = new Uri($"http://127.0.0.1:{port}"), Timeout = Clients.Patience };
        using var checker = new ReferenceChecker(options, _clock, (_, _) =>
        {
            names++;
            throw new SocketException((int)SocketError.HostNotFound);
        });
        var report = await checker.CheckAsync("http://example.com/a.png", ReferenceKind.Image).WaitAsync(Clients.Patience);
        Assert.Null(report.IsUsable);
        Assert.Equal(0, names);
    }

    [Theory]
    [InlineData("ftp://example.com/a.png")]
    [InlineData("C:\\a.png")]
    [InlineData("")]
    public async Task Only_web_addresses_are_taken(string address)
    {
        using var handler = FileHandler.Of("still.png");
        await Assert.ThrowsAsync<InvalidRequestException>(() => CheckAsync(handler, address));
        Assert.Empty(handler.Asked);
    }

    private async Task<ReferenceReport> CheckAsync(FileHandler handler, string address, ReferenceKind kind = ReferenceKind.Image, Func<string, IPAddress[]>? ask = null)
    {
        var options = new ReferenceCheckOptions { Handler = handler, Timeout = Clients.Patience };
        using var checker = new ReferenceChecker(options, _clock, ask is null ? null : (host, _) => Task.FromResult(ask(host)));
        return await checker.CheckAsync(address, kind).WaitAsync(Clients.Patience);
    }

    private static HttpResponseMessage WithRange(HttpResponseMessage response, System.Net.Http.Headers.ContentRangeHeaderValue range)
    {
        response.Content.Headers.ContentRange = range;
        return response;
    }

    /// <summary>A video whose header comes after the bytes of the first request.</summary>
    private static byte[] Padded()
    {
        var file = ReferenceFiles.Read("last.mp4");
        var type = file[3];
        return [.. file.AsSpan(0, type), .. BoxBuilder.Box("free", new byte[100_000]), .. file.AsSpan(type)];
    }
}
