namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>A test that puts its own program on the PATH. Only Unix looks there for the program that opens a page.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows knows the program for a page from its registry." : null;
}
