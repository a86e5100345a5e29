namespace StarVideos.Client.Tests.Proofs.PowerCuts;

/// <summary>A file as a power cut may leave it: the flushed bytes, and none, all or some of the later changes.</summary>
internal sealed class RecordedFile
{
    /// <summary>A disk writes a sector completely or not at all.</summary>
    private const int Sector = 512;

    private readonly List<DiskOperation> _unflushed = [];
    private byte[] _flushed = [];

    internal bool IsFlushed => _unflushed.Count == 0;

    internal void Do(DiskOperation operation)
    {
        if (operation.Action == DiskAction.Flush)
        {
            _flushed = Left(static () => true);
            _unflushed.Clear();
        }
        else
        {
            _unflushed.Add(operation);
        }
    }

    /// <param name="survives">Called for each part.</param>
    internal byte[] Left(Func<bool> survives)
    {
        var left = _flushed;
        foreach (var operation in _unflushed)
        {
            if (operation.Action == DiskAction.Truncate)
            {
                left = survives() ? Resized(left, operation.Offset) : left;
                continue;
            }

            for (int from = 0, to; from < operation.Bytes.Length; from = to)
            {
                var position = operation.Offset + from;
                to = (int)Math.Min(operation.Bytes.Length, from + Sector - (position % Sector));
                if (survives())
                {
                    left = Resized(left, Math.Max(left.Length, operation.Offset + to));
                    operation.Bytes.AsSpan(from, to - from).CopyTo(left.AsSpan((int)position));
                }
            }
        }

        return left;
    }

    /// <summary>A copy. Bytes that were never written are zeros.</summary>
    private static byte[] Resized(byte[] bytes, long length)
    {
        var copy = new byte[length];
        bytes.AsSpan(0, (int)Math.Min(length, bytes.Length)).CopyTo(copy);
        return copy;
    }
}
