namespace StarVideos.Saving;

/// <summary>
/// Whose videos files are, as the journal says. Read once, and again where a file is there that it did not know and something was added
/// since: another run may be saving into the same folder.
/// </summary>
/// <param name="journal">The journal, if there is one.</param>
/// <param name="read">Reads it.</param>
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

    /// <summary>The same, up to date for one path.</summary>
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
