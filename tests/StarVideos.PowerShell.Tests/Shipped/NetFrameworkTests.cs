using System.Diagnostics;
using System.Runtime.CompilerServices;
using StarVideos.Emulator;

namespace StarVideos.PowerShell.Tests.Shipped;

/// <summary>The client library as Windows PowerShell loads it, on .NET Framework or Mono: create, query, wait, save, journal.</summary>
public sealed class NetFrameworkTests
{
    [Fact]
    public async Task The_library_submits_waits_and_saves_without_binding_redirects()
    {
        await using var emulator = await EmulatorServer.StartAsync(new EmulatorOptions { ReadyAfterPolls = 1 });
        var folder = Directory.CreateTempSubdirectory("starvideos-net472-").FullName;
        try
        {
            var program = Path.Combine(ProgramFolder(), "StarVideos.NetFramework.exe");
            var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? program : "mono") { RedirectStandardOutput = true, RedirectStandardError = true };
            if (!OperatingSystem.IsWindows())
            {
                start.ArgumentList.Add(program);
            }

            start.ArgumentList.Add(emulator.BaseUri.AbsoluteUri);
            start.ArgumentList.Add(emulator.ApiKey);
            start.ArgumentList.Add(folder);
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();

            Assert.True(process.ExitCode == 0, text + await errors);
            Assert.Equal(["created: fine", "journal: fine", "queried: fine", "resumed: fine", "saved: fine", "index: fine", "reference: fine", "absent reference: fine", "refused reference: fine", "cut: fine", "stalled create: fine", "stalled query: fine", "stopped query: fine"], text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            Assert.Equal(10, emulator.Counters.CreatesAccepted);
            Assert.Equal(0, emulator.Counters.MediaRequestsWithKey);
            Assert.DoesNotContain("bindingRedirect", File.ReadAllText(program + ".config"), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static string ProgramFolder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../obj/netframework"));
}
