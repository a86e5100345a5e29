using StarVideos.Http;

namespace StarVideos.Client.Tests.Http;

public class ServiceAddressTests
{
    [Theory]
    [InlineData("https://zcbservice.aizfw.cn/kyyReactApiServer")]
    [InlineData("https://zcbservice.aizfw.cn/kyyReactApiServer/")]
    [InlineData("https://zcbservice.aizfw.cn/kyyReactApiServer//")]
    [InlineData("https://zcbservice.aizfw.cn/kyyReactApiServer/v1")]
    [InlineData("https://zcbservice.aizfw.cn/kyyReactApiServer/v1/")]
    [InlineData("https://zcbservice.aizfw.cn/kyyReactApiServer/V1")]
    [InlineData("https://zcbservice.aizfw.cn")]
    [InlineData("https://zcbservice.aizfw.cn/")]
    [InlineData("https://zcbservice.aizfw.cn/v1")]
    [InlineData("https://zcbservice.aizfw.cn/v1/")]
    [InlineData("HTTPS://ZCBSERVICE.AIZFW.CN/kyyReactApiServer")]
    [InlineData("https://zcbservice.aizfw.cn:443/kyyReactApiServer")]
    [InlineData("https://zcbservice.aizfw.cn/x/../kyyReactApiServer")]
    public void Every_spelling_of_the_documented_address_is_that_address(string typed)
    {
        var address = ServiceAddress.Normalize(new Uri(typed));

        Assert.Equal("https://zcbservice.aizfw.cn/kyyReactApiServer", address.AbsoluteUri);
        Assert.Equal(ServiceAddress.Documented, address);
    }

    [Theory]
    [InlineData("https://proxy.example.com:8443/videos/v1/", "https://proxy.example.com:8443/videos")]
    [InlineData("https://proxy.example.com/kyyReactApiServerV1", "https://proxy.example.com/kyyReactApiServerV1")]
    [InlineData("https://proxy.example.com/apiv1", "https://proxy.example.com/apiv1")]
    [InlineData("https://proxy.example.com/a%20b", "https://proxy.example.com/a%20b")]
    [InlineData("https://relay.example.com", "https://relay.example.com/")]
    [InlineData("https://relay.example.com/", "https://relay.example.com/")]
    [InlineData("https://relay.example.com/v1", "https://relay.example.com/")]
    [InlineData("https://relay.example.com:8443//", "https://relay.example.com:8443/")]
    [InlineData("https://relay.example.com/kyyReactApiServer/", "https://relay.example.com/kyyReactApiServer")]
    public void On_another_host_the_path_is_kept_as_it_is(string typed, string address) =>
        Assert.Equal(address, ServiceAddress.Normalize(new Uri(typed)).AbsoluteUri);

    [Theory]
    [InlineData("https://zcbservice.aizfw.cn/v1")]
    [InlineData("https://proxy.example.com/videos/v1/")]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("https://relay.example.com/v1/")]
    public void A_normal_address_is_normal_already(string typed)
    {
        var once = ServiceAddress.Normalize(new Uri(typed));

        Assert.Equal(once, ServiceAddress.Normalize(once));
    }

    [Theory]
    [InlineData("http://localhost:5000", "http://localhost:5000/")]
    [InlineData("http://LOCALHOST:5000/kyyReactApiServer/", "http://localhost:5000/kyyReactApiServer")]
    [InlineData("http://127.0.0.1:5000/v1", "http://127.0.0.1:5000/")]
    [InlineData("http://127.8.9.1:5000/x", "http://127.8.9.1:5000/x")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000/")]
    public void Plain_http_is_taken_on_this_computer(string typed, string address) =>
        Assert.Equal(address, ServiceAddress.Normalize(new Uri(typed)).AbsoluteUri);

    [Theory]
    [InlineData("http://zcbservice.aizfw.cn/kyyReactApiServer")]
    [InlineData("http://10.0.0.1")]
    [InlineData("http://0.0.0.0:5000")]
    [InlineData("http://localhost.example.com")]
    [InlineData("http://127.0.0.1.example.com")]
    [InlineData("http://[::2]")]
    public void Plain_http_to_anywhere_else_is_refused(string typed) =>
        Assert.Contains("https", Refused(new Uri(typed)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("ftp://zcbservice.aizfw.cn/kyyReactApiServer")]
    [InlineData("file:///kyyReactApiServer")]
    [InlineData("ws://localhost/kyyReactApiServer")]
    [InlineData("mailto:someone@example.com")]
    [InlineData("me:SECRET@zcbservice.aizfw.cn/kyyReactApiServer")]
    public void Another_scheme_is_refused(string typed) =>
        Assert.Contains("absolute https address", Refused(new Uri(typed)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("zcbservice.aizfw.cn/kyyReactApiServer")]
    [InlineData("kyyReactApiServer?key=SECRET")]
    [InlineData("SECRET@zcbservice.aizfw.cn")]
    [InlineData("")]
    public void A_relative_address_is_refused(string typed) =>
        Assert.Contains("absolute https address", Refused(new Uri(typed, UriKind.Relative)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://me:SECRET@zcbservice.aizfw.cn/kyyReactApiServer")]
    [InlineData("https://SECRET@zcbservice.aizfw.cn/kyyReactApiServer")]
    [InlineData("https://zcbservice.aizfw.cn/kyyReactApiServer?key=SECRET")]
    [InlineData("https://zcbservice.aizfw.cn/kyyReactApiServer#SECRET")]
    public void User_name_query_and_fragment_are_refused_and_not_repeated(string typed) =>
        Assert.Contains("no user name, no query and no fragment", Refused(new Uri(typed)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_paths_of_the_two_calls_are_the_documented_ones()
    {
        Assert.Equal("https://zcbservice.aizfw.cn/kyyReactApiServer/v1/starvideos/videos", ServiceAddress.Create(ServiceAddress.Documented).AbsoluteUri);
        Assert.Equal("https://zcbservice.aizfw.cn/kyyReactApiServer/v1/result/video_1", ServiceAddress.Result(ServiceAddress.Documented, "video_1").AbsoluteUri);
    }

    [Fact]
    public void At_the_root_of_a_host_the_paths_begin_with_one_slash()
    {
        var root = ServiceAddress.Normalize(new Uri("https://relay.example.com"));

        Assert.Equal("https://relay.example.com/v1/starvideos/videos", ServiceAddress.Create(root).AbsoluteUri);
        Assert.Equal("https://relay.example.com/v1/result/video_1", ServiceAddress.Result(root, "video_1").AbsoluteUri);
    }

    /// <summary>Tasks share the address they were made at. A Uri that several threads read first at the same time may give a wrong answer.</summary>
    [Fact]
    public void An_address_asked_by_two_threads_at_once_is_of_this_computer_for_both()
    {
        const int Rounds = 50_000;
        var shared = new Uri[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            shared[round] = new Uri("http://127.0.0.1:5000/kyyReactApiServer");
        }

        var arrived = new int[Rounds];
        var refused = 0;
        void Ask()
        {
            for (var round = 0; round < Rounds; round++)
            {
                Interlocked.Increment(ref arrived[round]);
                for (var spins = 0; Volatile.Read(ref arrived[round]) < 2; spins++)
                {
                    // Both threads must continue at the same moment, unless the other one is not scheduled.
                    if (spins > 10_000)
                    {
                        Thread.Yield();
                    }
                }

                try
                {
                    ServiceAddress.Normalize(shared[round]);
                }
                catch (StarVideosException)
                {
                    Interlocked.Increment(ref refused);
                }
            }
        }

        var other = new Thread(Ask);
        other.Start();
        Ask();
        other.Join();

        Assert.Equal(0, refused);
    }

    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a?b#c", "a%3Fb%23c")]
    [InlineData("视", "%E8%A7%86")]
    [InlineData("a..", "a..")]
    public void An_id_cannot_leave_its_place_in_the_path(string id, string segment) =>
        Assert.Equal("https://zcbservice.aizfw.cn/kyyReactApiServer/v1/result/" + segment, ServiceAddress.Result(ServiceAddress.Documented, id).AbsoluteUri);

    private static StarVideosException Refused(Uri address)
    {
        var refusal = Assert.Throws<StarVideosException>(() => ServiceAddress.Normalize(address));

        Assert.Equal(StarVideosErrorKind.BaseUriInvalid, refusal.Kind);
        Assert.False(refusal.IsSafeToRetry);
        Assert.DoesNotContain("SECRET", refusal.ToString(), StringComparison.OrdinalIgnoreCase);
        return refusal;
    }
}
