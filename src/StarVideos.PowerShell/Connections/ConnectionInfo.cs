namespace StarVideos.PowerShell;

/// <summary>The connection that the commands of this runspace use. It never holds the key or a part of it.</summary>
public sealed class ConnectionInfo
{
    internal ConnectionInfo(Connections.ConnectionSettings settings)
    {
        BaseUri = settings.BaseUri;
        BaseUriSource = settings.BaseUriSource;
        ApiKeySource = settings.ApiKeySource;
        Proxy = settings.Proxy;
        MaximumVideosPerDay = settings.MaximumVideosPerDay?.Videos;
        MaximumVideosPerDaySource = settings.MaximumVideosPerDay?.Source;
    }

    /// <summary>The base address of the service.</summary>
    public Uri BaseUri { get; }

    /// <summary>Where the base address came from.</summary>
    public string BaseUriSource { get; }

    /// <summary>Whether there is a key.</summary>
    public bool HasApiKey => ApiKeySource is not null;

    /// <summary>Where the key came from; null if there is none.</summary>
    public string? ApiKeySource { get; }

    /// <summary>The proxy that was given to Connect-StarVideo; null for the system's settings.</summary>
    public Uri? Proxy { get; }

    /// <summary>The most videos that may be submitted within any 24 hours with this journal; null for no such cap.</summary>
    public int? MaximumVideosPerDay { get; }

    /// <summary>Where that cap came from; null if there is none.</summary>
    public string? MaximumVideosPerDaySource { get; }
}
