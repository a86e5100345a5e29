using System.Diagnostics;
using System.Text.Json;

namespace StarVideos.Client.Tests.Packages;

/// <summary>The emulator as a user has it after installing the tool: started by its command, on a free port, stopped at the end.</summary>
internal sealed class InstalledEmulator : IDisposable
{
    private readonly Process _process;

    private InstalledEmulator(Process process, Uri baseUri)
    {
        _process = process;
        BaseUri = baseUri;
    }

    /// <summary>The base address for a program.</summary>
    internal Uri BaseUri { get; }

    /// <summary>Installs the tool, unless another test has done that, and starts it. Tasks are completed at their first poll.</summary>
    internal static async Task<InstalledEmulator> StartAsync(PackageFolder packages)
    {
        var command = Path.Combine(packages["tools"], OperatingSystem.IsWindows() ? "starvideos-emulator.exe" : "starvideos-emulator");
        if (!File.Exists(command))
        {
            await Command.RunAsync(
                packages.Packages, packages.Environment, Command.DotNet,
                "tool", "install", "StarVideos.Emulator", "--version", packages.Version("StarVideos.Emulator"), "--tool-path", packages["tools"], "--configfile", packages["NuGet.Config"]);
        }

        var start = new ProcessStartInfo(command, ["--port", "0", "--ready-after-polls", "1", "--parent-pid", $"{Environment.ProcessId}"]) { RedirectStandardOutput = true };
        if (Path.GetDirectoryName(Command.DotNet) is { Length: > 0 } root)
        {
            // The starter of the tool looks for .NET in the usual folders only.
            start.Environment["DOTNET_ROOT"] = root;
        }

        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync();
        const string Before = "StarVideos emulator: ";
        Assert.StartsWith(Before, line, StringComparison.Ordinal);
        return new InstalledEmulator(process, new Uri(line![Before.Length..]));
    }

    /// <summary>One of the counters of the emulator.</summary>
    internal async Task<long> CountAsync(string name)
    {
        using var http = new HttpClient();
        using var status = JsonDocument.Parse(await http.GetStringAsync(new Uri($"{BaseUri}/_emulator/status")));
        return status.RootElement.GetProperty(name).GetInt64();
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
