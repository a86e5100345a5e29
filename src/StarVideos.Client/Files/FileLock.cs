using StarVideos.Time;

namespace StarVideos.Files;

/// <summary>
/// Keeps processes from writing a file at once: another file, opened and locked by one at a time. The operating system lets go of it
/// when its holder dies.
/// </summary>
internal static class FileLock
{
    /// <summary>Far longer than anything takes that is done under a lock.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan Ceiling = TimeSpan.FromMilliseconds(50);

    /// <param name="open">Opens the lock's file, which lets nobody else open it.</param>
    /// <returns>The file, opened and locked, whose closing lets go of the lock; null if someone else holds it.</returns>
    /// <exception cref="IOException">It cannot be opened, or files cannot be locked there.</exception>
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

    /// <param name="tryTake">Takes the lock, unless someone else holds it.</param>
    /// <param name="path">The lock's file.</param>
    /// <param name="isWanted">Asked between attempts; the wait ends when nobody wants the lock any more.</param>
    /// <param name="clock">Waits.</param>
    /// <returns>The lock, or null if it is no longer wanted.</returns>
    /// <exception cref="IOException">Someone else holds it for too long.</exception>
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

            // Full jitter, or processes that collided once would go on colliding.
            var delay = Shortest + TimeSpan.FromTicks((long)(ceiling.Ticks * Jitter.Next()));
            await clock.Delay(delay, CancellationToken.None).ConfigureAwait(false);
            waited += delay;
        }

        return null;
    }

    /// <summary>Whether someone else has the file. Windows, and .NET Framework wherever it is emulated: sharing or lock violation. Linux and macOS: EWOULDBLOCK.</summary>
    internal static bool IsBusy(IOException fault) => (fault.HResult & 0xFFFF) is 32 or 33 || fault.HResult is 11 or 35;

    /// <summary>
    /// .NET does not lock where it is told not to (DOTNET_SYSTEM_IO_DISABLEFILELOCKING), and passes over a file system that has no locks
    /// or that refuses one with another number than usual; then nobody is kept out.
    /// </summary>
    /// <returns>The file; null if someone else holds the lock.</returns>
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
