using System.Diagnostics;
using System.Runtime.CompilerServices;
using StarVideos.PowerShell.Tests.Shipped;
using Xunit.Abstractions;

namespace StarVideos.PowerShell.Tests.PesterSuite;

/// <summary>Runs every Pester file of tests/Pester in a new process, with the published module.</summary>
public sealed class PesterFiles(ITestOutputHelper output)
{
    public static TheoryData<string> Names => new(Directory.EnumerateFiles(Folder(), "*.Tests.ps1").Select(path => Path.GetFileName(path)).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_test_passes(string file)
    {
        var start = new ProcessStartInfo("pwsh") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "-NoProfile", "-NonInteractive", "-File", Path.Combine(Folder(), "Invoke-Suite.ps1"), "-File", file, "-Module", ShippedModule.Manifest, "-Emulator", EmulatorAssembly() })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        output.WriteLine(text);
        Assert.True(process.ExitCode == 0, text + await errors);
    }

    private static string Folder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../Pester"));

    private static string EmulatorAssembly() => Path.Combine(AppContext.BaseDirectory, "StarVideos.Emulator.dll");
}
