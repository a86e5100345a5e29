namespace StarVideos.Client.Tests.Packages;

/// <summary>Installs the library and the emulator from a folder, like a new user, and runs the program of the README.</summary>
[Collection(SharedPackages.Name)]
public sealed class ReadmeProgramTests(PackageFolder packages)
{
    [Fact]
    public Task It_turns_a_prompt_into_a_file() =>
        ReadmeProgram.RunAsync(packages, "net10.0", "", built => [Command.DotNet, Path.Combine(built, "Program.dll")]);
}
