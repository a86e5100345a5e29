using Microsoft.Playwright;

namespace StarVideos.Browser.Tests.Support;

/// <summary>The window and the settings of a user.</summary>
public sealed record Look
{
    /// <summary>The width of the window, in CSS pixels.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>The height of the window, in CSS pixels.</summary>
    public int Height { get; init; } = 800;

    /// <summary>Dark colours.</summary>
    public bool Dark { get; init; }

    /// <summary>Reduced motion.</summary>
    public bool Still { get; init; }

    /// <summary>The language of the browser.</summary>
    public string Locale { get; init; } = "en-US";

    /// <summary>A script that runs before the page's own.</summary>
    public string? Before { get; init; }

    /// <summary>The options for Playwright.</summary>
    public BrowserNewContextOptions ToOptions() => new()
    {
        ViewportSize = new ViewportSize { Width = Width, Height = Height },
        ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light,
        ReducedMotion = Still ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
        Locale = Locale,
        TimezoneId = "UTC",
        AcceptDownloads = true,
    };
}
