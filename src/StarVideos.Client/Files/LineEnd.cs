namespace StarVideos.Files;

/// <summary>The end of a file of lines that is only added to.</summary>
internal static class LineEnd
{
    /// <summary>Whether the last line has no newline, as a power cut may leave it. Leaves the position at the end of the file.</summary>
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

    /// <summary>Takes away what was added by a write that failed. That fault is the one to report, so this one never fails.</summary>
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
            // The first fault is the one to report.
        }
    }
}
