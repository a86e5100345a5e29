namespace StarVideos.Client.Tests.Packages;

/// <summary>The same program on .NET Framework or Mono. Left out if neither is installed.</summary>
[Collection(SharedPackages.Name)]
public sealed class NetFrameworkProgramTests(PackageFolder packages)
{
    [Fact]
    public Task It_turns_a_prompt_into_a_file_on_NetFramework() =>
        ReadmeProgram.RunAsync(
            packages, "net472", "<LangVersion>latest</LangVersion>",
            built => OperatingSystem.IsWindows() ? [Path.Combine(built, "Program.exe")] : ["mono", Path.Combine(built, "Program.exe")]);
}
