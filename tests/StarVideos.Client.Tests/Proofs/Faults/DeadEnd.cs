using System.Net;
using System.Net.Sockets;
using StarVideos.Client.Tests.Support;
using StarVideos.Time;

namespace StarVideos.Client.Tests.Proofs.Faults;

/// <summary>
/// Addresses at which a connection ends before anything of a request can be sent. These are not faults of the service, so the emulator does not
/// have them.
/// </summary>
internal sealed class DeadEnd : IAsyncDisposable
{
    internal const string Refused = "connection refused";

    internal const string NoSuchHost = "no such host";

    internal const string NoTls = "no TLS";

    internal const string ProxyRefuses = "proxy refuses";

    private readonly RawServer? _server;

    private DeadEnd(Uri address, Uri? proxy = null, RawServer? server = null)
    {
        Address = address;
        Proxy = proxy;
        _server = server;
    }

    internal Uri Address { get; }

    internal Uri? Proxy { get; }

    /// <summary>The dead end of a fault; null for a fault of the emulator.</summary>
    internal static DeadEnd? Of(string fault) => fault switch
    {
        Refused => new DeadEnd(new Uri($"http://127.0.0.1:{ClosedPort()}/kyyReactApiServer")),
        NoSuchHost => new DeadEnd(new Uri("https://starvideos.invalid/kyyReactApiServer")),
        NoTls => Behind(connection => connection.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"), server => new DeadEnd(new Uri($"https://127.0.0.1:{server.Port}"), null, server)),
        ProxyRefuses => Behind(RefuseAsync, server => new DeadEnd(new Uri("https://api.example.com"), new Uri($"http://127.0.0.1:{server.Port}"), server)),
        _ => null,
    };

    internal StarVideosClient Client(Clock clock) => Clients.OverSockets(Address, clock, proxy: Proxy);

    /// <summary>Nothing that arrived there contains the key, and nothing is a request for a video.</summary>
    internal void AssertLearnedNothing()
    {
        foreach (var request in _server?.Requests ?? [])
        {
            Assert.StartsWith("CONNECT ", request.Head, StringComparison.Ordinal);
            TestKey.AssertAbsentFrom(request.Head + request.Body);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static DeadEnd Behind(Func<RawConnection, Task> serve, Func<RawServer, DeadEnd> place) => place(new RawServer(serve));

    private static async Task RefuseAsync(RawConnection connection)
    {
        await connection.ReadAsync();
        await connection.AnswerAsync(407, "");
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
