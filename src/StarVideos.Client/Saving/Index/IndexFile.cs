using StarVideos.Files;
using StarVideos.Journal;
using StarVideos.Time;

namespace StarVideos.Saving.Index;

/// <summary>
/// Adds lines to the index of a folder, into which other processes may be saving as well. A file beside it is locked meanwhile, as
/// appending is not one step on every system and share. That file is hidden, empty, and never deleted: two processes could otherwise hold
/// two files of one name.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="disk">Where it is.</param>
internal sealed class IndexFile(string folder, Disk disk)
{
    internal const string LockName = "." + FolderIndex.FileName + ".lock";

    /// <summary>How a line begins that this library has written.</summary>
    private static readonly byte[] Beginning = "{\"v\":"u8.ToArray();

    private readonly string _lock = Path.Combine(folder, LockName);
    private bool _isOurs;
    private bool _isHidden;

    internal string Location { get; } = Path.Combine(folder, FolderIndex.FileName);

    /// <summary>Adds a line. For one caller at a time.</summary>
    /// <param name="line">A whole line with its newline.</param>
    /// <param name="clock">Waits while another process is writing.</param>
    /// <param name="stop">Ends the wait; there is one attempt at least.</param>
    /// <exception cref="IOException">It could not be written, or another process has it for too long. The index is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
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

    /// <returns>False if someone else is writing.</returns>
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

    /// <returns>Null if another program, as one that looks for viruses, has it to itself just now.</returns>
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
            // In one piece. Where a power cut has left half a line, that stays alone.
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

    /// <summary>The folder may be anybody's, and another program may have an index of this name.</summary>
    /// <exception cref="IOException">The file is not one of this library.</exception>
    private void RequireOurs(FileStream file, long length)
    {
        if (!_isOurs && length > 0 && !Begins(file) && FolderIndex.Read(folder) is { Entries.Count: 0, Newer: 0 })
        {
            throw new IOException("there is a file of that name that StarVideos did not write, and it is left as it is");
        }

        _isOurs = true;
    }

    /// <summary>As far as it was written before a power cut, which may leave zeros.</summary>
    private static bool Begins(FileStream file)
    {
        var head = new byte[Beginning.Length];
        file.Position = 0;
        var read = file.Read(head, 0, head.Length);
        return head[0] == 0 || head.AsSpan(0, read).SequenceEqual(Beginning.AsSpan(0, read));
    }

    /// <summary>On Windows the dot in front of a name hides nothing.</summary>
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
            // Seen, it does no harm either.
        }
    }
}
