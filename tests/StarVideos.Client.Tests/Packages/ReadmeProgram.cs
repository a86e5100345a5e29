using System.Text.RegularExpressions;

namespace StarVideos.Client.Tests.Packages;

/// <summary>The program of the library's README, in a separate project that uses only the package.</summary>
internal static class ReadmeProgram
{
    /// <summary>
    /// Builds the program for a framework, runs it in an empty folder against the emulator, and checks its files.
    /// </summary>
    /// <param name="packages">The packages.</param>
    /// <param name="framework">The framework the project is for.</param>
    /// <param name="properties">Extra properties of a project for this framework.</param>
    /// <param name="command">Makes the command line for the program from the folder in which it was built.</param>
    internal static async Task RunAsync(PackageFolder packages, string framework, string properties, Func<string, string[]> command)
    {
        var project = Directory.CreateDirectory(packages[$"program-{framework}"]).FullName;
        await File.WriteAllTextAsync(Path.Combine(project, "Program.cs"), Source(packages));
        await File.WriteAllTextAsync(Path.Combine(project, "Program.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>{framework}</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="StarVideos.Client" Version="{packages.Version("StarVideos.Client")}" />
              </ItemGroup>
            </Project>
            """);
        var built = Path.Combine(project, "built");
        await Command.RunAsync(project, packages.Environment, Command.DotNet, "build", "--configfile", packages["NuGet.Config"], "-o", built, "-v:quiet", "-nologo");

        using var emulator = await InstalledEmulator.StartAsync(packages);
        var folder = Directory.CreateDirectory(packages[$"run-{framework}"]).FullName;
        var environment = new Dictionary<string, string>
        {
            ["STARVIDEOS_BASE_URI"] = emulator.BaseUri.AbsoluteUri,
            ["STARVIDEOS_API_KEY"] = "emulator-key",
            ["STARVIDEOS_JOURNAL"] = Path.Combine(folder, "journal.jsonl"),
        };
        var line = command(built);
        var output = await Command.RunAsync(folder, environment, line[0], line[1..]);

        var file = Path.Combine("videos", "harbour.mp4");
        Assert.True(output.Contains(file, StringComparison.Ordinal), output);
        Assert.Equal("ftyp"u8.ToArray(), File.ReadAllBytes(Path.Combine(folder, file))[4..8]);
        var accepted = await emulator.CountAsync("createsAccepted");
        Assert.True(accepted == 2, $"{accepted} rows were accepted. {output}");
        Assert.Equal(0, await emulator.CountAsync("mediaRequestsWithKey"));
    }

    /// <summary>The first C# block of the README that is in the package.</summary>
    private static string Source(PackageFolder packages)
    {
        var block = Regex.Match(packages.Text("StarVideos.Client", "README.md"), @"^```csharp\r?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline);
        Assert.True(block.Success, "The README of StarVideos.Client has no block that begins with ```csharp.");
        return block.Groups[1].Value;
    }
}
