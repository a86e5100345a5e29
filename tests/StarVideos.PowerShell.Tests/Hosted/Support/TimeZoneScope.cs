namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>Runs code in another time zone. Only for the collection that runs alone, because the time zone belongs to the process.</summary>
internal sealed class TimeZoneScope : IDisposable
{
    private readonly string? _before = Environment.GetEnvironmentVariable("TZ");

    internal TimeZoneScope(string id)
    {
        Set(id);
        Assert.Equal(TimeZoneInfo.FindSystemTimeZoneById(id).BaseUtcOffset, TimeZoneInfo.Local.BaseUtcOffset);
    }

    public void Dispose() => Set(_before);

    private static void Set(string? id)
    {
        Environment.SetEnvironmentVariable("TZ", id);
        TimeZoneInfo.ClearCachedData();
    }
}
