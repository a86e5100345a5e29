using System.Diagnostics;

namespace StarVideos.Journal;

/// <summary>
/// Names a process in the journal, so that another one can tell whether whoever began a submission may still finish it. It is a hint
/// only: where it is wrong, a row is waited for too long, or called unknown too soon, and never sent twice.
/// </summary>
internal static class ProcessMark
{
    private static readonly string Machine = Environment.MachineName.Replace('/', '_');

    // In a container every run has process number 1: the last part tells them apart.
    private static readonly string Run = Guid.NewGuid().ToString("N").Substring(0, 8);

    private static readonly int Number = CurrentNumber();

    /// <summary>The mark of this process.</summary>
    internal static string Own { get; } = $"{Machine}/{Number}/{Run}";

    /// <summary>Whether the process was started on this machine, so that <see cref="IsGone"/> can tell.</summary>
    internal static bool IsHere(string? mark) => mark?.StartsWith(Machine + "/", StringComparison.Ordinal) == true;

    /// <summary>Whether the process is known to be gone. False for one on another machine: nobody can tell from here.</summary>
    internal static bool IsGone(string? mark)
    {
        if (mark is null || mark == Own)
        {
            return false;
        }

        var parts = mark.Split('/');
        if (parts.Length != 3 || parts[0] != Machine || !int.TryParse(parts[1], out var number))
        {
            return false;
        }

        return number == Number || !IsRunning(number);
    }

    private static bool IsRunning(int number)
    {
        try
        {
            using var process = Process.GetProcessById(number);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception or NotSupportedException)
        {
            // It is there, and may not be looked at.
            return true;
        }
    }

    private static int CurrentNumber()
    {
#if NET
        return Environment.ProcessId;
#else
        using var process = Process.GetCurrentProcess();
        return process.Id;
#endif
    }
}
