using System.Globalization;

namespace StarVideos.PowerShell.Output;

/// <summary>Times and sizes in readable units.</summary>
internal static class Readable
{
    /// <summary>How long ago a local time was. Computed in UTC, because the clock may have changed between summer and winter time.</summary>
    internal static TimeSpan Since(DateTime local) => DateTime.UtcNow - local.ToUniversalTime();

    /// <summary>A time in the largest suitable unit.</summary>
    internal static string Span(TimeSpan span) => span.TotalSeconds < 1 ? "0 s"
        : span.TotalMinutes < 1 ? $"{(int)span.TotalSeconds} s"
        : span.TotalHours < 1 ? $"{(int)span.TotalMinutes} min"
        : span.TotalDays < 2 ? $"{(int)span.TotalHours} h"
        : $"{(int)span.TotalDays} d";

    /// <summary>A size in bytes, in the largest suitable unit.</summary>
    internal static string Size(long bytes)
    {
        string[] units = ["B", "KB", "MB", "GB", "TB"];
        double value = bytes;
        var unit = 0;
        while (value >= 1024 && unit < units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return value.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + units[unit];
    }
}
