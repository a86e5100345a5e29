namespace StarVideos.References.Media.Boxes;

/// <summary>Goes from box to box.</summary>
internal static class BoxWalk
{
    /// <summary>Far more than the headers of any video have in one place.</summary>
    internal const int MostBoxes = 4096;

    /// <summary>The boxes between two offsets, one after the other. What is in them is read only if it is asked for.</summary>
    /// <exception cref="UntoldException">The boxes make no sense, are too many, or cannot be read.</exception>
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

    /// <summary>Makes the first bytes of a box's content available.</summary>
    /// <exception cref="UntoldException">The box is smaller, or the file ends before.</exception>
    internal static async Task NeedAsync(ByteWindow window, Box box, int bytes)
    {
        if (box.Length < bytes || !await window.HasAsync(box.Body, bytes).ConfigureAwait(false))
        {
            throw new UntoldException("it ends within its header");
        }
    }
}
