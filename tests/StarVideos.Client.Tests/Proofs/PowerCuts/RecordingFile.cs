namespace StarVideos.Client.Tests.Proofs.PowerCuts;

/// <summary>A file of a <see cref="RecordingDisk"/>. Nothing waits for the device: its content is computed later.</summary>
internal sealed class RecordingFile(RecordingDisk disk, int number, string path, FileMode mode, FileAccess access, FileShare share)
    : FileStream(path, new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 0 })
{
    public override void Write(byte[] buffer, int offset, int count) =>
        disk.Do(Operation(DiskAction.Write, Position) with { Bytes = buffer[offset..(offset + count)] }, () => base.Write(buffer, offset, count));

    public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

    public override void WriteByte(byte value) => Write([value], 0, 1);

    public override void SetLength(long value) => disk.Do(Operation(DiskAction.Truncate, value), () => base.SetLength(value));

    public override void Flush(bool flushToDisk)
    {
        if (flushToDisk)
        {
            disk.Do(Operation(DiskAction.Flush, 0), static () => { });
        }
    }

    private DiskOperation Operation(DiskAction action, long offset) => new(action, Name) { File = number, Offset = offset };
}
