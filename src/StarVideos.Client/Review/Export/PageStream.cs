using StarVideos.Files;

namespace StarVideos.Review.Export;

/// <summary>A buffer for a file that has none: collects bytes into blocks. Only <see cref="Complete"/> flushes.</summary>
internal sealed class PageStream(TemporaryFile file) : Stream
{
    private readonly byte[] _block = new byte[64 * 1024];
    private int _length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            var part = Math.Min(count, _block.Length - _length);
            Buffer.BlockCopy(buffer, offset, _block, _length, part);
            (_length, offset, count) = (_length + part, offset + part, count - part);
            if (_length == _block.Length)
            {
                Complete();
            }
        }
    }

    public override void Flush()
    {
    }

    /// <summary>Writes the bytes that are still in the buffer.</summary>
    /// <exception cref="StarVideosException">The file cannot be written.</exception>
    internal void Complete()
    {
        file.Write(_block, _length);
        _length = 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
