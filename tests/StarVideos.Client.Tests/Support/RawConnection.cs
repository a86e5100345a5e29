using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace StarVideos.Client.Tests.Support;

/// <summary>One connection to a <see cref="RawServer"/>.</summary>
internal sealed class RawConnection(TcpClient client, int number, Action<RawRequest> seen, CancellationToken stop) : IDisposable
{
    private readonly NetworkStream _stream = client.GetStream();

    /// <summary>1 for the first connection of the server.</summary>
    internal int Number { get; } = number;

    /// <summary>Reads one request. Returns null if the client has closed the connection.</summary>
    internal async Task<RawRequest?> ReadAsync()
    {
        var head = await ReadHeadAsync();
        if (head is null)
        {
            return null;
        }

        var length = head.Split("\r\n")
            .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            .Select(line => int.Parse(line["Content-Length:".Length..], CultureInfo.InvariantCulture))
            .FirstOrDefault();
        var body = new byte[length];
        await _stream.ReadExactlyAsync(body, stop);
        var request = new RawRequest(Number, head, Encoding.UTF8.GetString(body));
        seen(request);
        return request;
    }

    internal async Task WriteAsync(string text) => await _stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop);

    /// <summary>Answers and keeps the connection open.</summary>
    internal Task AnswerAsync(int status, string json, string headers = "") => WriteAsync(
        $"HTTP/1.1 {status} Answer\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n{headers}\r\n{json}");

    /// <summary>Waits until the test ends.</summary>
    internal Task HangAsync() => Task.Delay(Timeout.Infinite, stop);

    /// <summary>Ends the connection with a reset.</summary>
    internal void Reset()
    {
        client.LingerState = new LingerOption(true, 0);
        Dispose();
    }

    public void Dispose() => client.Dispose();

    private async Task<string?> ReadHeadAsync()
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (await _stream.ReadAsync(one, stop) == 1)
        {
            head.Append((char)one[0]);
            if (one[0] == '\n' && head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                return head.ToString();
            }
        }

        return null;
    }
}
