using System.Globalization;

namespace StarVideos.PowerShell.Output;

/// <summary>Times and sizes as people read them.</summary>
internal static class Readable
{
    /// <summary>How long ago a local time was. Between two local times there may be a change of the clock.</summary>
    internal static TimeSpan Since(DateTime local) => DateTime.UtcNow - local.ToUniversalTime();

    /// <summary>A time in the largest unit that says enough.</summary>
    internal static string Span(TimeSpan span) => span.TotalSeconds < 1 ? "0 s"
        : span.TotalMinutes < 1 ? $"{(int)span.TotalSeconds} s"
        : span.TotalHours < 1 ? $"{(int)span.TotalMinutes} min"
        : span.TotalDays < 2 ? $"{(int)span.TotalHours} h"
        : $"{(int)span.TotalDays} d";

    /// <summary>A size in bytes, in the largest unit that says enough.</summary>
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
