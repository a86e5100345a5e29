using System.Collections.ObjectModel;

namespace StarVideos;

/// <summary>The ratios of a video, width to height, as the service spells them.</summary>
public static class VideoRatio
{
    /// <summary>Upright, 9:16.</summary>
    public const string Portrait = "9:16";

    /// <summary>As wide as high, 1:1.</summary>
    public const string Square = "1:1";

    /// <summary>Wide, 16:9.</summary>
    public const string Landscape = "16:9";

    /// <summary>The rule as a sentence without a full stop.</summary>
    internal const string Rule = $"must be {Portrait}, {Square} or {Landscape} (a spreadsheet may have turned it into a time of day: format the column as text)";

    /// <summary>All ratios.</summary>
    public static ReadOnlyCollection<string> All { get; } = new([Portrait, Square, Landscape]);
}
