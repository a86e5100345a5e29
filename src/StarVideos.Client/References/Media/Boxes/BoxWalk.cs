namespace StarVideos.References.Media.Boxes;

/// <summary>Walks from box to box.</summary>
internal static class BoxWalk
{
    /// <summary>Far more boxes than a real video has at one level.</summary>
    internal const int MostBoxes = 4096;

    /// <summary>The boxes between two positions, one after the other. The content of a box is not read.</summary>
    /// <exception cref="UntoldException">The boxes are invalid, too many, or cannot be read.</exception>
    internal static async IAsyncEnumerable<Box> ChildrenAsync(ByteWindow window, long from, long end)
    {
        var offset = from;
        for (var boxes = 0; await Box.ReadAsync(window, offset, end).ConfigureAwait(false) is { } box; boxes++)
        {
            if (boxes == MostBoxes)
            {
                throw new UntoldException("it has too many boxes");
            }

            yield return box;
            offset = box.End;
        }
    }

    /// <summary>Reads the first bytes of a box's content.</summary>
    /// <exception cref="UntoldException">The box is smaller, or the file ends earlier.</exception>
    internal static async Task NeedAsync(ByteWindow window, Box box, int bytes)
    {
        if (box.Length < bytes || !await window.HasAsync(box.Body, bytes).ConfigureAwait(false))
        {
            throw new UntoldException("it ends within its header");
        }
    }
}
