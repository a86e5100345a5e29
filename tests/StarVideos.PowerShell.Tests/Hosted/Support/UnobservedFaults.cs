using System.Collections.Concurrent;

namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>Exceptions of tasks nobody looked at, from any test of this process.</summary>
internal static class UnobservedFaults
{
    private static readonly ConcurrentQueue<Exception> Faults = new();

    internal static void Watch() => TaskScheduler.UnobservedTaskException += static (_, fault) => Faults.Enqueue(fault.Exception);

    /// <summary>Asserts that no task of the module ended with an exception nobody saw.</summary>
    internal static void AssertNone()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        // The emulator's own, and those of the test runner, are not what is looked for.
        Assert.DoesNotContain(
            Faults.Select(fault => fault.ToString()),
            text => text.Contains("StarVideos.", StringComparison.Ordinal) && !text.Contains("StarVideos.Emulator", StringComparison.Ordinal));
    }
}
