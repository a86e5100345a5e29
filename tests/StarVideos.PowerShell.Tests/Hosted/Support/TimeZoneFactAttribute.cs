namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>A test that sets the time zone of its process, which Windows does not let it do.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TimeZoneFactAttribute : FactAttribute
{
    public TimeZoneFactAttribute() => Skip = OperatingSystem.IsWindows() ? "A process has no time zone of its own on Windows." : null;
}
