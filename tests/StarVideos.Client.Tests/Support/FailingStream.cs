namespace StarVideos.Client.Tests.Support;

/// <summary>Gives some bytes, then fails.</summary>
internal sealed class FailingStream(byte[] bytes, Exception fault) : Stream
{
    private int _given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_given == bytes.Length)
        {
            throw fault;
        }

        var given = Math.Min(count, bytes.Length - _given);
        bytes.AsSpan(_given, given).CopyTo(buffer.AsSpan(offset));
        _given += given;
        return given;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
