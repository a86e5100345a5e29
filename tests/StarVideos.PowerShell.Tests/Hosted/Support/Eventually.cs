using System.Diagnostics;

namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>Waits for a change on other threads.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Returns when the condition is true; fails if it does not become true.</summary>
    internal static async Task HoldsAsync(Func<bool> condition, string what)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < Longest, "It did not happen: " + what);
            await Task.Delay(5);
        }
    }
}
