using StarVideos.Text;

namespace StarVideos.Files;

/// <summary>
/// A file beside its final name, which it takes once it is whole. Until then, and if anything fails, nobody sees a half video
/// under that name, and nothing is left behind.
/// </summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly Disk _disk;
    private readonly string _path;
    private readonly FileStream _stream;
    private bool _isMoved;

    private TemporaryFile(Disk disk, string finalPath, string path, FileStream stream)
    {
        _disk = disk;
        FinalPath = finalPath;
        _path = path;
        _stream = stream;
    }

    /// <summary>The name the file takes in the end. Another one has to be in the same folder.</summary>
    internal string FinalPath { get; set; }

    /// <summary>Creates the file, and its folder where that is missing.</summary>
    /// <param name="finalPath">The name the file takes in the end.</param>
    /// <param name="disk">Where.</param>
    /// <exception cref="StarVideosException">It cannot be created.</exception>
    internal static TemporaryFile Create(string finalPath, Disk disk)
    {
        try
        {
            if (Directory.Exists(finalPath))
            {
                throw new IOException("there is a folder of that name");
            }

            var folder = Path.GetDirectoryName(finalPath)!;
            if (File.Exists(folder))
            {
                throw new IOException($"{folder} is a file, not a folder");
            }

            Folders.Make(disk, folder, isPrivate: false);
            var path = PartFiles.NewName(finalPath);
            return new TemporaryFile(disk, finalPath, path, disk.CreateVideo(path));
        }
        catch (Exception exception) when (IsFileFault(exception))
        {
            throw NotWritten(finalPath, exception);
        }
    }

    /// <exception cref="StarVideosException">The disk is full, or gone.</exception>
    internal void Write(byte[] buffer, int count)
    {
        try
        {
            _stream.Write(buffer, 0, count);
        }
        catch (Exception exception) when (IsFileFault(exception))
        {
            throw NotWritten(FinalPath, exception);
        }
    }

    /// <summary>Forgets what was written.</summary>
    internal void Clear()
    {
        try
        {
            _stream.SetLength(0);
            _stream.Position = 0;
        }
        catch (Exception exception) when (IsFileFault(exception))
        {
            throw NotWritten(FinalPath, exception);
        }
    }

    /// <summary>Returns when all that was written is on the device. Without it a power cut could leave the final name without the bytes.</summary>
    /// <exception cref="StarVideosException">The disk is full, or gone.</exception>
    internal void FlushToDisk()
    {
        try
        {
            _stream.Flush(flushToDisk: true);
        }
        catch (Exception exception) when (IsFileFault(exception))
        {
            throw NotWritten(FinalPath, exception);
        }
    }

    /// <summary>Gives the file its final name, and returns when a power cut cannot take the name away. The file is to be flushed before.</summary>
    /// <param name="overwrite">Whether a file of that name is replaced. If not, one that has appeared meanwhile stays as it is.</param>
    /// <returns>Why the name cannot be flushed here; null if it was.</returns>
    /// <exception cref="StarVideosException">A file of that name exists, or the file could not be written.</exception>
    internal string? MoveToFinal(bool overwrite)
    {
        try
        {
            // Still open, and so still locked: a run that starts now must not take it for one that was left behind.
            _disk.Rename(_path, FinalPath, overwrite);
            _isMoved = true;
            return _disk.FlushFolder(Path.GetDirectoryName(FinalPath)!);
        }
        catch (IOException exception) when (!_isMoved && !overwrite && File.Exists(FinalPath))
        {
            throw Exists(FinalPath, exception);
        }
        catch (Exception exception) when (IsFileFault(exception))
        {
            throw NotWritten(FinalPath, exception);
        }
    }

    /// <summary>Removes the file, unless it has its final name.</summary>
    public void Dispose()
    {
        try
        {
            _stream.Dispose();
            if (!_isMoved)
            {
                _disk.Delete(_path);
            }
        }
        catch (Exception exception) when (IsFileFault(exception))
        {
            // The disk is gone, or a scanner holds the file. The error that led here is the one to tell.
        }
    }

    internal static StarVideosException Exists(string path, Exception? cause = null) =>
        new(StarVideosErrorKind.FileExists, $"{Clip.Message(path)} exists and was not replaced.", cause);

    private static StarVideosException NotWritten(string path, Exception cause) =>
        new(StarVideosErrorKind.FileNotWritten, $"{Clip.Message(path)} could not be written: {Clip.Message(cause.Message).TrimEnd('.')}.", cause);

    private static bool IsFileFault(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException or System.Security.SecurityException;
}
