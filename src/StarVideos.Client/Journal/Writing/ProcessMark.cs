using System.Diagnostics;

namespace StarVideos.Journal;

/// <summary>
/// Names a process in the journal, so that another one can tell whether whoever began a submission may still finish it. It is a hint
/// only: where it is wrong, a row is waited for too long, or called unknown too soon, and never sent twice.
/// </summary>
internal static class ProcessMark
{
    private static readonly string Machine = Environment.MachineName.Replace('/', '_') + Namespace();

    // In a container every run has process number 1: the last part tells them apart.
    private static readonly string Run = Guid.NewGuid().ToString("N").Substring(0, 8);

    private static readonly int Number = CurrentNumber();

    /// <summary>When a process was started is known in the time of day, which may have been set meanwhile.</summary>
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(1);

    /// <summary>The mark of this process.</summary>
    internal static string Own { get; } = Of(Number, Run);

    /// <summary>The mark of a process of this machine.</summary>
    internal static string Of(int number, string run) => $"{Machine}/{number}/{run}";

    /// <summary>Whether the process was started on this machine, so that <see cref="IsGone"/> can tell.</summary>
    internal static bool IsHere(string? mark) => mark?.StartsWith(Machine + "/", StringComparison.Ordinal) == true;

    /// <summary>Whether the process is known to be gone. False for one on another machine: nobody can tell from here.</summary>
    /// <param name="mark">The mark of the process.</param>
    /// <param name="wasThere">When it was still there, UTC: one that has its number now and was started later is another.</param>
    internal static bool IsGone(string? mark, DateTime wasThere)
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

        return number == Number || !IsRunning(number, wasThere);
    }

    private static bool IsRunning(int number, DateTime wasThere)
    {
        try
        {
            using var process = Process.GetProcessById(number);
            return !process.HasExited && process.StartTime.ToUniversalTime() <= wasThere + ClockSlack && !IsZombie(number);
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.Runtime.InteropServices.ExternalException or NotSupportedException)
        {
            // It is there, and may not be looked at.
            return true;
        }
    }

    /// <summary>Whether it was killed and its parent has not asked after it, as the first process of a container often never does.</summary>
    private static bool IsZombie(int number)
    {
        if (Path.DirectorySeparatorChar != '/')
        {
            return false;
        }

        try
        {
            // The state follows the name, which may hold parentheses itself.
            var state = File.ReadAllText($"/proc/{number}/stat");
            return state.LastIndexOf(')') is >= 0 and var name && name + 2 < state.Length && state[name + 2] is 'Z' or 'X';
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // No Linux, or gone between the two questions, which the next look will show.
            return false;
        }
    }

    /// <summary>Containers may share the name of their host, and number their processes each for itself: Linux says which numbers are whose.</summary>
    private static string Namespace()
    {
#if NET
        try
        {
            return new FileInfo("/proc/self/ns/pid").LinkTarget is { } target ? "~" + new string([.. target.Where(char.IsAsciiDigit)]) : "";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "";
        }
#else
        return "";
#endif
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
