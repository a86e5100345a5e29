using StarVideos.Time;

namespace StarVideos.Files;

/// <summary>
/// Keeps several processes from writing a file at the same time. The lock is a second file, which one process at a time opens and locks. If
/// the process ends in any way, the operating system releases the lock.
/// </summary>
internal static class FileLock
{
    /// <summary>How long to wait for a lock. No work under a lock takes nearly as long.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan Ceiling = TimeSpan.FromMilliseconds(50);

    /// <param name="open">Opens the lock file in a way that lets no other process open it.</param>
    /// <returns>The lock file, open and locked; closing it releases the lock. Null if another process holds the lock.</returns>
    /// <exception cref="IOException">The file cannot be opened, or its file system has no locks.</exception>
    internal static FileStream? TryTake(Func<FileStream> open)
    {
        try
        {
            return Locked(open());
        }
        catch (IOException fault) when (IsBusy(fault))
        {
            return null;
        }
    }

    /// <param name="tryTake">Takes the lock, or returns null if it is held already.</param>
    /// <param name="path">The path of the lock file.</param>
    /// <param name="isWanted">Called between attempts. The wait ends when it returns false.</param>
    /// <param name="clock">Used to wait between attempts.</param>
    /// <returns>The lock, or null if it is no longer wanted.</returns>
    /// <exception cref="IOException">Another process held the lock for longer than <see cref="Longest"/>.</exception>
    internal static async Task<T?> WaitAsync<T>(Func<T?> tryTake, string path, Func<bool> isWanted, Clock clock)
        where T : class
    {
        var waited = TimeSpan.Zero;
        for (var ceiling = Shortest; isWanted(); ceiling = Min(ceiling + ceiling, Ceiling))
        {
            if (tryTake() is { } held)
            {
                return held;
            }

            if (waited >= Longest)
            {
                throw new IOException($"another process has held '{path}' for {Longest.TotalSeconds} seconds");
            }

            // Full jitter: without it, processes that collided once would collide again and again.
            var delay = Shortest + TimeSpan.FromTicks((long)(ceiling.Ticks * Jitter.Next()));
            await clock.Delay(delay, CancellationToken.None).ConfigureAwait(false);
            waited += delay;
        }

        return null;
    }

    /// <summary>
    /// Whether another process has the file open or locked. 32 and 33: sharing and lock violations of Windows, and of .NET Framework under Mono.
    /// The other: EWOULDBLOCK on Linux and macOS.
    /// </summary>
    internal static bool IsBusy(IOException fault) => (fault.HResult & 0xFFFF) is 32 or 33 || fault.HResult is 11 or 35;

    /// <summary>
    /// On Unix, takes the lock by a system call. .NET takes no lock if DOTNET_SYSTEM_IO_DISABLEFILELOCKING is set, if the file system has no
    /// locks, or if the file system refuses a lock with an unusual error number. Then no other process would be kept out.
    /// </summary>
    /// <returns>The file; null if another process holds the lock.</returns>
    private static FileStream? Locked(FileStream file)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            var isLocked = false;
            try
            {
                isLocked = UnixCalls.TryLock(file.SafeFileHandle);
            }
            finally
            {
                if (!isLocked)
                {
                    file.Dispose();
                }
            }

            return isLocked ? file : null;
        }
#endif
        return file;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
