namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>A test that sets the time zone of its process. That is not possible on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TimeZoneFactAttribute : FactAttribute
{
    public TimeZoneFactAttribute() => Skip = OperatingSystem.IsWindows() ? "A process has no time zone of its own on Windows." : null;
}
