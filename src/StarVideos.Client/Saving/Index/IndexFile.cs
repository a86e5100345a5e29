using StarVideos.Files;
using StarVideos.Journal;
using StarVideos.Time;

namespace StarVideos.Saving.Index;

/// <summary>
/// Appends lines to the index of a folder, while other processes may do the same. A lock file beside the index is locked meanwhile, because
/// appending is not one step on every system and share. The lock file is hidden, empty, and never deleted: otherwise two processes could
/// lock two files of the same name.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="disk">The disk.</param>
internal sealed class IndexFile(string folder, Disk disk)
{
    internal const string LockName = "." + FolderIndex.FileName + ".lock";

    /// <summary>The beginning of every line that this library writes.</summary>
    private static readonly byte[] Beginning = "{\"v\":"u8.ToArray();

    private readonly string _lock = Path.Combine(folder, LockName);
    private bool _isOurs;
    private bool _isHidden;

    internal string Location { get; } = Path.Combine(folder, FolderIndex.FileName);

    /// <summary>Adds a line. For one caller at a time.</summary>
    /// <param name="line">A whole line with its newline.</param>
    /// <param name="clock">Used to wait while another process is writing.</param>
    /// <param name="stop">Ends the wait. At least one attempt is made.</param>
    /// <exception cref="IOException">The line could not be written, or another process held the lock for too long. The index is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The index may not be written.</exception>
    /// <exception cref="OperationCanceledException">The wait was stopped.</exception>
    internal async Task AppendAsync(byte[] line, Clock clock, CancellationToken stop)
    {
        var isFirst = true;
        bool IsWanted() => isFirst || !stop.IsCancellationRequested;
        object? Try()
        {
            isFirst = false;
            return TryAppend(line) ? this : null;
        }

        if (await FileLock.WaitAsync(Try, _lock, IsWanted, clock).ConfigureAwait(false) is null)
        {
            throw new OperationCanceledException(stop);
        }
    }

    /// <returns>False if another process is writing.</returns>
    private bool TryAppend(byte[] line)
    {
        using var held = FileLock.TryTake(() => disk.OpenShared(_lock, FileShare.None));
        if (held is null)
        {
            return false;
        }

        Hide();
        using var file = TryOpen();
        if (file is null)
        {
            return false;
        }

        Append(file, line);
        return true;
    }

    /// <returns>The file; null if another program, such as a virus scanner, has it open exclusively.</returns>
    private FileStream? TryOpen()
    {
        try
        {
            return disk.OpenShared(Location, JournalFile.Sharing);
        }
        catch (IOException fault) when (FileLock.IsBusy(fault))
        {
            return null;
        }
    }

    private void Append(FileStream file, byte[] line)
    {
        var start = file.Length;
        RequireOurs(file, start);
        try
        {
            // Written in one piece. A newline comes first if a power cut has left half a line, so that the two do not join.
            var bytes = LineEnd.IsTorn(file, start) ? [(byte)'\n', .. line] : line;
            file.Position = start;
            file.Write(bytes, 0, bytes.Length);
            file.Flush();
        }
        catch (IOException)
        {
            LineEnd.TryTruncate(file, start);
            throw;
        }
    }

    /// <summary>Refuses an index of another program: the folder may belong to anybody, and the name is common.</summary>
    /// <exception cref="IOException">This library did not write the file.</exception>
    private void RequireOurs(FileStream file, long length)
    {
        if (!_isOurs && length > 0 && !Begins(file) && FolderIndex.Read(folder) is { Entries.Count: 0, Newer: 0 })
        {
            throw new IOException("there is a file of that name that StarVideos did not write, and it is left as it is");
        }

        _isOurs = true;
    }

    /// <summary>Whether the file begins like an index of this library. It may be shorter, or end with zeros, after a power cut.</summary>
    private static bool Begins(FileStream file)
    {
        var head = new byte[Beginning.Length];
        file.Position = 0;
        var read = file.Read(head, 0, head.Length);
        return head[0] == 0 || head.AsSpan(0, read).SequenceEqual(Beginning.AsSpan(0, read));
    }

    /// <summary>Hides the lock file on Windows, where a dot at the beginning of a name does not hide it.</summary>
    private void Hide()
    {
        if (_isHidden || Path.DirectorySeparatorChar == '/')
        {
            return;
        }

        _isHidden = true;
        try
        {
            File.SetAttributes(_lock, File.GetAttributes(_lock) | FileAttributes.Hidden);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A visible lock file does no harm.
        }
    }
}
