using StarVideos.Text;

namespace StarVideos.Files;

/// <summary>
/// A file for a video, in the folder of its final name. It is renamed when the video is complete. Until then, and if anything fails, there
/// is no incomplete video under the final name, and the temporary file is removed.
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

    /// <summary>The final name of the file. It can be changed to another name in the same folder.</summary>
    internal string FinalPath { get; set; }

    /// <summary>Makes the file, and its folder if it is missing.</summary>
    /// <param name="finalPath">The final name of the file.</param>
    /// <param name="disk">The disk.</param>
    /// <exception cref="StarVideosException">The file cannot be made.</exception>
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

    /// <exception cref="StarVideosException">The disk is full, or it was removed.</exception>
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

    /// <summary>Empties the file.</summary>
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

    /// <summary>Flushes the file to the device. Without that, a power cut could leave the final name without the bytes.</summary>
    /// <exception cref="StarVideosException">The disk is full, or it was removed.</exception>
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

    /// <summary>Renames the file to its final name, and flushes the name to the device. To be called after <see cref="FlushToDisk"/>.</summary>
    /// <param name="overwrite">Whether a file of that name is replaced. If false, a file that has appeared meanwhile stays as it is.</param>
    /// <returns>Why the name cannot be flushed here; null if it was flushed.</returns>
    /// <exception cref="StarVideosException">A file of that name exists, or the file could not be written.</exception>
    internal string? MoveToFinal(bool overwrite)
    {
        try
        {
            // The file is still open and locked, so that a run that starts now does not remove it.
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
            // The disk was removed, or another program holds the file. The caller reports the error that came before.
        }
    }

    internal static StarVideosException Exists(string path, Exception? cause = null) =>
        new(StarVideosErrorKind.FileExists, $"{Clip.Message(path)} exists and was not replaced.", cause);

    private static StarVideosException NotWritten(string path, Exception cause) =>
        new(StarVideosErrorKind.FileNotWritten, $"{Clip.Message(path)} could not be written: {Clip.Message(cause.Message).TrimEnd('.')}.", cause);

    private static bool IsFileFault(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException or System.Security.SecurityException;
}
