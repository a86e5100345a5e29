namespace StarVideos.Files;

/// <summary>The end of a file of lines that is only appended to.</summary>
internal static class LineEnd
{
    /// <summary>Whether the last line has no newline, for example after a power cut. Leaves the position at the end of the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="length">Its length in bytes.</param>
    internal static bool IsTorn(FileStream file, long length)
    {
        if (length == 0)
        {
            return false;
        }

        file.Position = length - 1;
        return file.ReadByte() != '\n';
    }

    /// <summary>Removes what a failed write has appended. Never throws, because the caller reports the error of the write.</summary>
    /// <param name="file">The file.</param>
    /// <param name="length">Its length in bytes before the write.</param>
    internal static void TryTruncate(FileStream file, long length)
    {
        try
        {
            file.SetLength(length);
        }
        catch (Exception fault) when (fault is IOException or NotSupportedException or UnauthorizedAccessException or ArgumentException)
        {
            // The caller reports the error of the write.
        }
    }
}
