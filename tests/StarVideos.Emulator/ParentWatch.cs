using System.Diagnostics;

namespace StarVideos.Emulator;

/// <summary>Detects the end of the process that started the emulator, so that a demo never leaves the emulator running.</summary>
internal static class ParentWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    public static async Task WaitForEndAsync(int pid, CancellationToken cancellationToken)
    {
        try
        {
            // Kept open: the object stays with this process, even if the id is given to another one.
            using var parent = Process.GetProcessById(pid);
            while (!parent.HasExited && !IsZombie(pid))
            {
                await Task.Delay(Interval, cancellationToken);
            }
        }
        catch (ArgumentException)
        {
            // The process does not exist any more.
        }
    }

    // On Linux, a process that has ended looks alive until its parent has read its exit code.
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
