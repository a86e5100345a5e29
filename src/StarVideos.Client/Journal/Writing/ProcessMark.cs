using System.Diagnostics;

namespace StarVideos.Journal;

/// <summary>
/// Names a process in the journal, so that another process can tell whether the sender of a submission is still running. This is only a
/// hint. If it is wrong, a row is waited for too long, or is called unknown too early, but it is never sent twice.
/// </summary>
internal static class ProcessMark
{
    private static readonly string Machine = Environment.MachineName.Replace('/', '_') + Namespace();

    // In a container every run may have process number 1. This last part of the mark is different for each run.
    private static readonly string Run = Guid.NewGuid().ToString("N").Substring(0, 8);

    private static readonly int Number = CurrentNumber();

    /// <summary>The start time of a process is compared with the time of day, and the clock may have been set in between.</summary>
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(1);

    /// <summary>The mark of this process.</summary>
    internal static string Own { get; } = Of(Number, Run);

    /// <summary>The mark of a process on this machine.</summary>
    internal static string Of(int number, string run) => $"{Machine}/{number}/{run}";

    /// <summary>Whether the process runs, or ran, on this machine. Only then can <see cref="IsGone"/> know its state.</summary>
    internal static bool IsHere(string? mark) => mark?.StartsWith(Machine + "/", StringComparison.Ordinal) == true;

    /// <summary>Whether the process is known to have ended. False for a process on another machine, because its state cannot be seen from here.</summary>
    /// <param name="mark">The mark of the process.</param>
    /// <param name="wasThere">A time at which the process was running, UTC. A process with the same number that started later is another process.</param>
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
            // The process exists, but this account may not look at it.
            return true;
        }
    }

    /// <summary>Whether the process has ended but its parent has not read its exit code. In a container, the first process often never does that.</summary>
    private static bool IsZombie(int number)
    {
        if (Path.DirectorySeparatorChar != '/')
        {
            return false;
        }

        try
        {
            // The state follows the name of the program, which may itself contain parentheses.
            var state = File.ReadAllText($"/proc/{number}/stat");
            return state.LastIndexOf(')') is >= 0 and var name && name + 2 < state.Length && state[name + 2] is 'Z' or 'X';
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Not Linux, or the process ended just now; the next check will show that.
            return false;
        }
    }

    /// <summary>
    /// The process namespace. Containers may have the host name of their host and count processes from 1, so host name and number are not
    /// enough.
    /// </summary>
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
