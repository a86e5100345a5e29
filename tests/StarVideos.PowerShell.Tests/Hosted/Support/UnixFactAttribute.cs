namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>A test that puts a program of its own on the PATH, as only Unix looks one up there for a page.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows knows the program for a page from its registry." : null;
}
