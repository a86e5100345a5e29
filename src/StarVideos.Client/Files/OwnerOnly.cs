namespace StarVideos.Files;

/// <summary>Makes files (0600) and folders (0700) that only their owner can read. On Windows the user's data folder is private already.</summary>
internal static class OwnerOnly
{
#if NET
    private const UnixFileMode FileMode0600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    internal static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        // Unbuffered: each write is one piece already.
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode0600;
        }

        return new FileStream(path, options);
    }

    internal static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, FileMode0600 | UnixFileMode.UserExecute);
        }
    }
#else
    internal static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share) => new(path, mode, access, share, bufferSize: 1);

    internal static void CreateFolder(string path) => Directory.CreateDirectory(path);
#endif
}
