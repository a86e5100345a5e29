using System.IO.Pipelines;

namespace StarVideos.Emulator;

/// <summary>Sends media piece by piece: with constant memory for any size, and with a limited rate.</summary>
internal static class MediaWriter
{
    private const int Piece = 64 * 1024;

    // A piece of a limited download is a twentieth of a second long, so that the rate is even.
    private const int PiecesPerSecond = 20;

    /// <summary>Writes a part of the content and returns how many bytes were sent before the client closed the connection.</summary>
    public static async Task<long> WriteAsync(
        PipeWriter writer, IMediaContent content, long offset, long count, long? rate, TimeProvider clock, CancellationToken gone)
    {
        var piece = rate is { } limit ? (int)Math.Clamp(limit / PiecesPerSecond, 1, Piece) : Piece;
        var start = clock.GetTimestamp();
        long sent = 0;
        while (sent < count && !gone.IsCancellationRequested)
        {
            var size = (int)Math.Min(piece, count - sent);
            content.Read(offset + sent, writer.GetSpan(size)[..size]);
            writer.Advance(size);
            if ((await writer.FlushAsync(gone)).IsCompleted)
            {
                break;
            }

            sent += size;
            if (rate is { } perSecond)
            {
                var due = TimeSpan.FromSeconds((double)sent / perSecond) - clock.GetElapsedTime(start);
                if (due > TimeSpan.Zero)
                {
                    await Task.Delay(due, clock, gone);
                }
            }
        }

        return sent;
    }
}
