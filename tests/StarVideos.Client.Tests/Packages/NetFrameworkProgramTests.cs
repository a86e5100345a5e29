namespace StarVideos.Client.Tests.Packages;

/// <summary>The same program on .NET Framework, or on Mono: left out where neither is there.</summary>
[Collection(SharedPackages.Name)]
public sealed class NetFrameworkProgramTests(PackageFolder packages)
{
    [Fact]
    public Task It_turns_a_prompt_into_a_file_on_NetFramework() =>
        ReadmeProgram.RunAsync(
            packages, "net472", "<LangVersion>latest</LangVersion>",
            built => OperatingSystem.IsWindows() ? [Path.Combine(built, "Program.exe")] : ["mono", Path.Combine(built, "Program.exe")]);
}
