namespace StarVideos.Client.Tests.Saving;

/// <summary>A body that gives its bytes in pieces and then ends in a chosen way: normally, with a fault, or never.</summary>
internal sealed class BodyStream(byte[] bytes, Func<CancellationToken, Task> end, int piece = int.MaxValue, Action? onRead = null) : Stream
{
    private int _given;

    internal static Func<CancellationToken, Task> Ends => _ => Task.CompletedTask;

    internal static Func<CancellationToken, Task> Breaks => _ => throw new IOException("The response ended prematurely.");

    internal static Func<CancellationToken, Task> Hangs => stop => Task.Delay(Timeout.Infinite, stop);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        onRead?.Invoke();
        var count = Math.Min(Math.Min(piece, buffer.Length), bytes.Length - _given);
        if (count == 0)
        {
            await end(cancellationToken);
            return 0;
        }

        bytes.AsMemory(_given, count).CopyTo(buffer);
        _given += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
