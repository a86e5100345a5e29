namespace StarVideos.Saving;

/// <summary>
/// Which task each file belongs to, according to the journal. The journal is read once. It is read again if an unknown file exists and
/// something was added to the journal, because another run may be saving into the same folder.
/// </summary>
/// <param name="journal">The journal; null if there is none.</param>
/// <param name="read">Reads the journal.</param>
internal sealed class FileOwners(VideoJournal? journal, Func<SavedFiles> read)
{
    private readonly object _lock = new();
    private SavedFiles? _files;
    private long _length;

    internal SavedFiles Files
    {
        get
        {
            lock (_lock)
            {
                return _files ??= Read();
            }
        }
    }

    /// <summary>The same, after checking for news about one path.</summary>
    internal SavedFiles FilesFor(string path)
    {
        lock (_lock)
        {
            var files = Files;
            return File.Exists(path) && !files.Knows(path) && JournalLength() != _length ? _files = Read() : files;
        }
    }

    private SavedFiles Read()
    {
        _length = JournalLength();
        return read();
    }

    private long JournalLength()
    {
        try
        {
            return journal?.Path is { } path && File.Exists(path) ? new FileInfo(path).Length : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
