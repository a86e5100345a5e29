using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace StarVideos.Client.Tests.Support;

/// <summary>A server that handles each connection exactly as a test says. A test can close the socket after any byte.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<RawRequest> _requests = new();
    private readonly Func<RawConnection, Task> _serve;
    private readonly Task _accepting;
    private int _connections;

    /// <param name="serve">Called for every connection. The connection is closed when it ends.</param>
    internal RawServer(Func<RawConnection, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    internal Uri BaseUri => new($"http://127.0.0.1:{Port}/kyyReactApiServer");

    /// <summary>The requests read so far, over all connections.</summary>
    internal IReadOnlyList<RawRequest> Requests => [.. _requests];

    internal int Connections => Volatile.Read(ref _connections);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var served = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                served.Add(ServeAsync(new RawConnection(client, Interlocked.Increment(ref _connections), _requests.Enqueue, _stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test has ended.
        }

        await Task.WhenAll(served);
    }

    private async Task ServeAsync(RawConnection connection)
    {
        using (connection)
        {
            try
            {
                await _serve(connection);
            }
            catch (Exception fault) when (fault is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                // The client has closed the connection, or the test has ended.
            }
        }
    }
}
