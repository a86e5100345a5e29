namespace StarVideos.Browser.Tests.Support;

/// <summary>The clips of this project. Each has its own shape and length.</summary>
internal static class Clips
{
    /// <summary>5 seconds.</summary>
    internal const string Wide = "wide.mp4";

    /// <summary>4 seconds.</summary>
    internal const string Tall = "tall.mp4";

    /// <summary>3 seconds.</summary>
    internal const string Square = "square.mp4";

    internal static string PathOf(string clip) => Path.Combine(Chromium.Metadata("Clips"), clip);
}
