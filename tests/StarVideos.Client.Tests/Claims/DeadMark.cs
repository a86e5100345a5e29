using System.Diagnostics;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Claims;

/// <summary>Marks of processes in the journal.</summary>
internal static class DeadMark
{
    /// <summary>The mark of a process on this machine that has ended.</summary>
    internal static string Make()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--list-runtimes") { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return Of(process.Id);
    }

    /// <summary>The mark of a process on this machine with this number.</summary>
    internal static string Of(int number) => ProcessMark.Of(number, "0123abcd");
}
