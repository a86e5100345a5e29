using System.Diagnostics;

namespace StarVideos.Emulator;

/// <summary>Notices the end of the process that started the emulator, so that a demo never leaves it behind.</summary>
internal static class ParentWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    public static async Task WaitForEndAsync(int pid, CancellationToken cancellationToken)
    {
        try
        {
            // Held all the time: the object remembers which process it means, should the id be given to another.
            using var parent = Process.GetProcessById(pid);
            while (!parent.HasExited && !IsZombie(pid))
            {
                await Task.Delay(Interval, cancellationToken);
            }
        }
        catch (ArgumentException)
        {
            // There is no such process any more.
        }
    }

    // On Linux a process that has ended but was not collected by its own parent still looks alive.
    private static bool IsZombie(int pid)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..] is ['Z' or 'X', ..];
        }
        catch (IOException)
        {
            return true;
        }
    }
}
