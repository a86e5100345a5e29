using System.Diagnostics.CodeAnalysis;
using System.Text;
using StarVideos.Files;
using StarVideos.Text;
using StarVideos.Time;

namespace StarVideos.Journal;

/// <summary>
/// One journal as one process writes it: takes the lock, puts whole lines at the end, and sees to it that a power cut takes neither
/// the lines nor the name of the file. While somebody holds it, the handles of journal and lock stay open, so that the outcome of a
/// request that was sent can be recorded in a process that has no handles left.
/// </summary>
/// <param name="location">The full path, in the end of all links.</param>
/// <param name="disk">Where it is.</param>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The handles are closed when the last hold ends.")]
internal sealed class JournalFile(string location, Disk disk)
{
    /// <summary>Readers and the rename of a compaction are let through at any time.</summary>
    internal const FileShare Sharing = FileShare.ReadWrite | FileShare.Delete;

    /// <summary>Enough of the first line to tell a file from the one before it: an intent begins with an id, the mark of a compaction with its time.</summary>
    private const int HeadLength = 256;

    private static readonly byte[] Newline = [(byte)'\n'];

    /// <summary>How the last line of a file ends that has lost its name.</summary>
    private static readonly byte[] RetiredEnd = Encoding.UTF8.GetBytes($"\"event\":\"{LineEvent.Moved}\"}}\n");

    private readonly object _gate = new();
    private readonly Lazy<bool> _mayKeep = new(() => KeptHandle.IsSafeIn(Path.GetDirectoryName(location)!));
    private FileStream? _lock;
    private FileStream? _file;
    private int _holds;
    private bool _isLocked;
    private bool _isLockTrusted;

    /// <summary>The beginning of the file whose name is on the device, as far as this process knows.</summary>
    private byte[] _safeHead = [];

    private string Folder => Path.GetDirectoryName(location)!;

    /// <summary>What a person should know and has not been told: each once, to whoever asks first.</summary>
    internal Notices Notices { get; } = new();

    /// <summary>Keeps the handles open, from the next append on, until it is disposed of.</summary>
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

    /// <returns>The lock, to be disposed of; null if someone else holds it.</returns>
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

    /// <summary>Appends. The caller holds the lock.</summary>
    /// <param name="lines">Whole lines with their newlines.</param>
    /// <param name="toDevice">Whether they must survive a power cut, and not only the death of the process.</param>
    /// <returns>Length of the file in bytes.</returns>
    internal long Append(byte[] lines, bool toDevice)
    {
        var file = OpenCurrent();
        var start = file.Length;
        try
        {
            if (LineEnd.IsTorn(file, start))
            {
                // Somebody died while writing: the half line stays alone.
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
            // The disk may be full. An intent that is reported as not written must not be found later, half or whole.
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
    /// Tells those who have the file open that another one is about to take its name. Its time and length do not always: both files
    /// may have been written in the same tick of the clock. The caller holds the lock.
    /// </summary>
    internal static void Retire(string location, DateTimeOffset now, Disk disk)
    {
        using var file = disk.OpenPrivate(location, FileMode.OpenOrCreate, FileAccess.ReadWrite, Sharing);
        var start = file.Length;
        try
        {
            // After a newline, as the last line may be torn; a blank line is none.
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

    /// <summary>Puts back into the journal what a compaction that was cut off has left beside it. For those who read, and hold no lock.</summary>
    internal void RecoverLeftOver()
    {
        if (!LeftOver.Exists(location))
        {
            return;
        }

        try
        {
            // Where it is taken, a compaction is running.
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

    /// <summary>Opens the file that a compaction has put in the place of the one held, while there is a handle for it. The caller holds the lock.</summary>
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
            // The next append tries again, and says what is wrong.
        }
    }

    private bool TryLockHandle()
    {
        if (_lock is not null && KeptHandle.IsOf(_lock, JournalLock.PathOf(location)))
        {
            return KeptHandle.TryLock(_lock);
        }

        // Where somebody has removed the file, others lock another one by now.
        _lock?.Dispose();
        _lock = JournalLock.TryOpen(location, disk);
        return _lock is not null;
    }

    /// <summary>
    /// Once: where a second handle gets the lock as well, it keeps nobody out, and two runs could pay for the same row. Where it keeps
    /// out the programs of this computer only, a person is told.
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

    /// <summary>The file that has the name now: a compaction of another process puts another one in its place.</summary>
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
            Notices.Add($"The journal '{location}' is gone, although there was one. A new one is begun, which does not know what was submitted before.");
        }

        var file = disk.OpenPrivate(location, FileMode.OpenOrCreate, FileAccess.ReadWrite, Sharing);
        lock (_gate)
        {
            return _holds > 0 && _mayKeep.Value ? _file = file : file;
        }
    }

    /// <summary>Puts back into the journal what a compaction that was cut off has left beside it. The caller holds the lock.</summary>
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
    /// Once for each file that takes the journal's name. It may be another process that made it, or renamed it in a compaction, and that
    /// died before it flushed the folder.
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

        // A short file will have another beginning soon.
        _safeHead = head.Length == HeadLength ? head : [];
    }

    private static bool IsRetired(FileStream file)
    {
        var end = new byte[RetiredEnd.Length];
        file.Position = Math.Max(0, file.Length - end.Length);
        return file.Read(end, 0, end.Length) == end.Length && end.AsSpan().SequenceEqual(RetiredEnd);
    }
}
