using System.Diagnostics.CodeAnalysis;
using System.Text;
using StarVideos.Files;
using StarVideos.Text;
using StarVideos.Time;

namespace StarVideos.Journal;

/// <summary>
/// The journal file as this process writes it. Takes the lock, appends whole lines, and makes sure that a power cut removes neither the lines
/// nor the name of the file. While a caller uses <see cref="Hold"/>, the handles of the journal and the lock stay open, so that an outcome
/// can be recorded even if the process can open no more files.
/// </summary>
/// <param name="location">The full path of the file, after following links.</param>
/// <param name="disk">The disk.</param>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The handles are closed when the last hold ends.")]
internal sealed class JournalFile(string location, Disk disk)
{
    /// <summary>Readers, and the rename of a compaction, are never blocked.</summary>
    internal const FileShare Sharing = FileShare.ReadWrite | FileShare.Delete;

    /// <summary>
    /// How many bytes of the first line are compared: enough to tell a file from an earlier one. An intent begins with an id, the mark of a
    /// compaction with its time.
    /// </summary>
    private const int HeadLength = 256;

    private static readonly byte[] Newline = [(byte)'\n'];

    /// <summary>The end of the last line of a file that a compaction has replaced.</summary>
    private static readonly byte[] RetiredEnd = Encoding.UTF8.GetBytes($"\"event\":\"{LineEvent.Moved}\"}}\n");

    private readonly object _gate = new();
    private readonly Lazy<bool> _mayKeep = new(() => KeptHandle.IsSafeIn(Path.GetDirectoryName(location)!));
    private FileStream? _lock;
    private FileStream? _file;
    private int _holds;
    private bool _isLocked;
    private bool _isLockTrusted;

    /// <summary>The beginning of the file whose name this process has flushed to the device.</summary>
    private byte[] _safeHead = [];

    private string Folder => Path.GetDirectoryName(location)!;

    /// <summary>Warnings for the user. Each is given once, to the first caller who asks.</summary>
    internal Notices Notices { get; } = new();

    /// <summary>Keeps the handles open, from the next append until the result is disposed of.</summary>
    internal IDisposable Hold()
    {
        lock (_gate)
        {
            _holds++;
        }

        return new Ending(() =>
        {
            lock (_gate)
            {
                _holds--;
                CloseUnneeded();
            }
        });
    }

    /// <inheritdoc cref="FileLock.WaitAsync"/>
    internal Task<IDisposable?> LockAsync(Func<bool> isWanted, Clock clock) => FileLock.WaitAsync(TryLock, JournalLock.PathOf(location), isWanted, clock);

    /// <returns>The lock, to be disposed of; null if it is held already, by this process or another one.</returns>
    internal IDisposable? TryLock()
    {
        lock (_gate)
        {
            if (_isLocked || !TryLockHandle())
            {
                return null;
            }

            TryLockTwice();
            _isLocked = true;
            return new Ending(() =>
            {
                lock (_gate)
                {
                    _isLocked = false;
                    CloseUnneeded();
                }
            });
        }
    }

    /// <summary>Appends lines. The caller holds the lock.</summary>
    /// <param name="lines">Whole lines with their newlines.</param>
    /// <param name="toDevice">Whether the lines must survive a power cut. Without it, they survive only the end of the process.</param>
    /// <returns>The length of the file in bytes.</returns>
    internal long Append(byte[] lines, bool toDevice)
    {
        var file = OpenCurrent();
        var start = file.Length;
        try
        {
            if (LineEnd.IsTorn(file, start))
            {
                // A process was stopped while it was writing. A newline first, so that its half line does not join the next line.
                file.Write(Newline, 0, Newline.Length);
            }

            file.Write(lines, 0, lines.Length);
            file.Flush(toDevice);
            if (toDevice)
            {
                FlushName(file);
            }

            return file.Length;
        }
        catch (IOException)
        {
            // The disk may be full. An intent that is reported as not written must not be in the file, not even in part.
            LineEnd.TryTruncate(file, start);
            throw;
        }
        finally
        {
            if (!ReferenceEquals(file, _file))
            {
                file.Dispose();
            }
        }
    }

    /// <summary>
    /// Marks the old file as replaced, for processes that have it open. Time and length do not always show the change: both files may have been
    /// written in the same tick of the clock. The caller holds the lock.
    /// </summary>
    internal static void Retire(string location, DateTimeOffset now, Disk disk)
    {
        using var file = disk.OpenPrivate(location, FileMode.OpenOrCreate, FileAccess.ReadWrite, Sharing);
        var start = file.Length;
        try
        {
            // A newline first, because the last line may be torn. A blank line is ignored.
            byte[] line = [.. Newline, .. JournalLine.Of(LineEvent.Moved, now).ToUtf8()];
            file.Position = start;
            file.Write(line, 0, line.Length);
        }
        catch (IOException)
        {
            LineEnd.TryTruncate(file, start);
            throw;
        }
    }

    /// <summary>Recovers what an interrupted compaction has left. For readers, who hold no lock.</summary>
    internal void RecoverLeftOver()
    {
        if (!LeftOver.Exists(location))
        {
            return;
        }

        try
        {
            // If the lock is taken, a compaction may be running.
            using var held = TryLock();
            if (held is not null)
            {
                Recover();
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Notices.Add(LeftOver.NotRecovered(location, fault));
        }
    }

    /// <summary>If a compaction has replaced the open file, opens the new one, as long as a handle is free. The caller holds the lock.</summary>
    internal void Refresh()
    {
        try
        {
            if (_file is not null)
            {
                OpenCurrent();
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The next append tries again and reports the error.
        }
    }

    private bool TryLockHandle()
    {
        if (_lock is not null && KeptHandle.IsOf(_lock, JournalLock.PathOf(location)))
        {
            return KeptHandle.TryLock(_lock);
        }

        // A person may have removed the lock file. Then other processes lock a new one.
        _lock?.Dispose();
        _lock = JournalLock.TryOpen(location, disk);
        return _lock is not null;
    }

    /// <summary>
    /// Tests the lock once. If a second handle gets the lock as well, the lock protects nothing, and two runs could pay for the same row. If the
    /// lock holds on this computer only, the user is warned.
    /// </summary>
    private void TryLockTwice()
    {
        if (_isLockTrusted)
        {
            return;
        }

        try
        {
            using var second = JournalLock.TryOpen(location, disk);
            if (second is not null)
            {
                throw new IOException($"files cannot be locked there: '{JournalLock.PathOf(location)}' was locked twice at the same time. Use a local disk, or a share with locks (SMB, NFS 4)");
            }
        }
        catch
        {
            _lock?.Dispose();
            _lock = null;
            throw;
        }

        if (disk.LocalLocks(Folder) is { } option)
        {
            Notices.Add($"The journal '{location}' is on a share whose locks hold on this computer only (mount option '{option}'). A run on another computer could pay for the same rows: mount the share without that option.");
        }

        _isLockTrusted = true;
    }

    private void CloseUnneeded()
    {
        if (_isLocked)
        {
            return;
        }

        if (_holds > 0 && _mayKeep.Value)
        {
            if (_lock is not null)
            {
                KeptHandle.Release(_lock);
            }

            return;
        }

        _file?.Dispose();
        _file = null;
        _lock?.Dispose();
        _lock = null;
    }

    /// <summary>Opens the file that has the name now: a compaction of another process replaces the file.</summary>
    private FileStream OpenCurrent()
    {
        if (_file is not null && KeptHandle.IsOf(_file, location) && !IsRetired(_file))
        {
            return _file;
        }

        _file?.Dispose();
        _file = null;
        Recover();
        if (!File.Exists(location) && JournalLock.KnowsOfJournal(location))
        {
            Notices.Add($"The journal '{location}' existed before and is missing now. A new journal is started, which does not know what was submitted before.");
        }

        var file = disk.OpenPrivate(location, FileMode.OpenOrCreate, FileAccess.ReadWrite, Sharing);
        lock (_gate)
        {
            return _holds > 0 && _mayKeep.Value ? _file = file : file;
        }
    }

    /// <summary>Recovers what an interrupted compaction has left. The caller holds the lock.</summary>
    internal void Recover()
    {
        try
        {
            Notices.Add(LeftOver.Recover(location, disk));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Notices.Add(LeftOver.NotRecovered(location, fault));
        }
    }

    /// <summary>
    /// Flushes the name of the file, once for each file that gets the journal's name. Another process may have made or renamed the file, and
    /// stopped before it flushed the folder.
    /// </summary>
    private void FlushName(FileStream file)
    {
        var head = new byte[HeadLength];
        file.Position = 0;
        Array.Resize(ref head, file.Read(head, 0, head.Length));
        if (head.AsSpan().SequenceEqual(_safeHead))
        {
            return;
        }

        if (disk.FlushFolder(Folder) is { } reason)
        {
            Notices.Add($"The folder of the journal '{location}' cannot be flushed to its device ({reason}): a power cut could take the journal away, and with it what was submitted.");
        }

        JournalLock.RememberJournal(_lock);

        // The beginning of a short file still changes.
        _safeHead = head.Length == HeadLength ? head : [];
    }

    private static bool IsRetired(FileStream file)
    {
        var end = new byte[RetiredEnd.Length];
        file.Position = Math.Max(0, file.Length - end.Length);
        return file.Read(end, 0, end.Length) == end.Length && end.AsSpan().SequenceEqual(RetiredEnd);
    }
}
