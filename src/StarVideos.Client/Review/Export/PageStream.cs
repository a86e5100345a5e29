using StarVideos.Files;

namespace StarVideos.Review.Export;

/// <summary>What is written is collected to blocks for a file that has no buffer of its own. Only <see cref="Complete"/> flushes.</summary>
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

    /// <summary>Hands on what is left.</summary>
    /// <exception cref="StarVideosException">It cannot be written.</exception>
    internal void Complete()
    {
        file.Write(_block, _length);
        _length = 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
