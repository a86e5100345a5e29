namespace StarVideos.Client.Tests.Packages;

/// <summary>Someone new installs the library and the emulator from a folder and runs the program of the README.</summary>
[Collection(SharedPackages.Name)]
public sealed class ReadmeProgramTests(PackageFolder packages)
{
    [Fact]
    public Task It_turns_a_prompt_into_a_file() =>
        ReadmeProgram.RunAsync(packages, "net10.0", "", built => [Command.DotNet, Path.Combine(built, "Program.dll")]);
}
