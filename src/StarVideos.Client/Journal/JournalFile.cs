using StarVideos.Files;

namespace StarVideos.Journal;

/// <summary>Puts whole lines at the end of the file. The caller holds the lock.</summary>
internal static class JournalFile
{
    /// <summary>Readers and the rename of a compaction are let through at any time.</summary>
    internal const FileShare Sharing = FileShare.ReadWrite | FileShare.Delete;

    private static readonly byte[] Newline = [(byte)'\n'];

    /// <param name="path">The journal.</param>
    /// <param name="lines">Whole lines with their newlines.</param>
    /// <param name="toDevice">Whether they must survive a power cut, and not only the death of the process.</param>
    /// <returns>Length of the file in bytes.</returns>
    internal static long Append(string path, byte[] lines, bool toDevice)
    {
        using var file = OwnerOnly.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, Sharing);
        var start = file.Length;
        try
        {
            if (IsTorn(file, start))
            {
                // Somebody died while writing: the half line stays alone.
                file.Write(Newline, 0, Newline.Length);
            }

            file.Write(lines, 0, lines.Length);
            file.Flush(toDevice);
            return file.Position;
        }
        catch (IOException)
        {
            // The disk may be full. An intent that is reported as not written must not be found later, half or whole.
            TryTruncate(file, start);
            throw;
        }
    }

    /// <summary>Leaves the position at the end of the file.</summary>
    private static bool IsTorn(FileStream file, long length)
    {
        if (length == 0)
        {
            return false;
        }

        file.Position = length - 1;
        return file.ReadByte() != '\n';
    }

    private static void TryTruncate(FileStream file, long length)
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
