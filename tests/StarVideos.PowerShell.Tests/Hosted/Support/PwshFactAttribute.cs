namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>A test that needs pwsh on the PATH.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PwshFactAttribute : FactAttribute
{
    public PwshFactAttribute()
    {
        var name = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, name))))
        {
            Skip = "pwsh is not on the PATH.";
        }
    }
}
