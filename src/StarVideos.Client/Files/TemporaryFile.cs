using StarVideos.Text;

namespace StarVideos.Files;

/// <summary>
/// A file beside its final name, which it takes once it is whole. Until then, and if anything fails, nobody sees a half video
/// under that name, and nothing is left behind.
/// </summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly string _finalPath;
    private readonly string _path;
    private readonly Stream _stream;
    private bool _isMoved;

    private TemporaryFile(string finalPath, string path, Stream stream)
    {
        _finalPath = finalPath;
        _path = path;
        _stream = stream;
    }

    /// <summary>Creates the file, and its folder where that is missing.</summary>
    /// <param name="finalPath">The name the file takes in the end.</param>
    /// <param name="open">Opens a new file for writing.</param>
    /// <exception cref="StarVideosException">It cannot be created.</exception>
    internal static TemporaryFile Create(string finalPath, Func<string, Stream> open)
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

            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, $".{Path.GetFileName(finalPath)}.{Guid.NewGuid():N}.part");
            return new TemporaryFile(finalPath, path, open(path));
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
            throw NotWritten(_finalPath, exception);
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
            throw NotWritten(_finalPath, exception);
        }
    }

    /// <summary>Gives the file its final name.</summary>
    /// <param name="overwrite">Whether a file of that name is replaced. If not, one that has appeared meanwhile stays as it is.</param>
    /// <exception cref="StarVideosException">A file of that name exists, or the file could not be written.</exception>
    internal void MoveToFinal(bool overwrite)
    {
        try
        {
            FlushToDisk();
            _stream.Dispose();
            Move(overwrite);
            _isMoved = true;
        }
        catch (IOException exception) when (!overwrite && File.Exists(_finalPath))
        {
            throw Exists(_finalPath, exception);
        }
        catch (Exception exception) when (IsFileFault(exception))
        {
            throw NotWritten(_finalPath, exception);
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
                File.Delete(_path);
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

    /// <summary>Without this a power cut could leave the name without the bytes, and the next run would skip the file as done.</summary>
    private void FlushToDisk()
    {
        if (_stream is FileStream file)
        {
            file.Flush(flushToDisk: true);
        }
        else
        {
            _stream.Flush();
        }
    }

    private void Move(bool overwrite)
    {
#if NET
        File.Move(_path, _finalPath, overwrite);
#else
        // File.Move cannot replace here, and File.Replace needs a file to replace: which it is may change in between.
        if (overwrite && File.Exists(_finalPath))
        {
            File.Replace(_path, _finalPath, null, ignoreMetadataErrors: true);
        }
        else
        {
            File.Move(_path, _finalPath);
        }
#endif
    }
}
