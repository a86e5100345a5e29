using System.Diagnostics;

namespace StarVideos.Client.Tests.Claims;

/// <summary>A process on this machine that runs until it is told to end.</summary>
internal sealed class LivingProcess : IDisposable
{
    // Reads its input to the end. Works on every system.
    private readonly Process _process = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "findstr" : "cat")
    {
        Arguments = OperatingSystem.IsWindows() ? "x" : "",
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    internal int Id => _process.Id;

    internal async Task EndAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
