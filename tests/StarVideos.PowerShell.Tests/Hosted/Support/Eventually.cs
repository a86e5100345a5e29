using System.Diagnostics;

namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>Waits for something that happens on other threads.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Returns as soon as the condition holds; fails where it does not come to hold.</summary>
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
