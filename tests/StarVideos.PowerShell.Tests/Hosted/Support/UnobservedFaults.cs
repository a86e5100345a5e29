using System.Collections.Concurrent;

namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>Unobserved exceptions of tasks, from any test of this process.</summary>
internal static class UnobservedFaults
{
    private static readonly ConcurrentQueue<Exception> Faults = new();

    internal static void Watch() => TaskScheduler.UnobservedTaskException += static (_, fault) => Faults.Enqueue(fault.Exception);

    /// <summary>
    /// Asserts that no task of the module ended with an unobserved exception. The exception may come from another test that runs at the same
    /// time; its text shows that.
    /// </summary>
    internal static void AssertNone()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var own = new List<string>();
        while (Faults.TryDequeue(out var fault))
        {
            // Exceptions of the emulator and of the test runner are ignored.
            var text = fault.ToString();
            if (text.Contains("StarVideos.", StringComparison.Ordinal) && !text.Contains("StarVideos.Emulator", StringComparison.Ordinal))
            {
                own.Add(text);
            }
        }

        Assert.True(own.Count == 0, string.Join("\n\n", own));
    }
}
