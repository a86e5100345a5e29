using System.Globalization;
using StarVideos.Text;

namespace StarVideos.PowerShell.Output;

/// <summary>Tasks in messages.</summary>
internal static class TaskText
{
    /// <summary>The id, and the name where there is one.</summary>
    internal static string Title(VideoTask task) => task.Name is null ? task.Id : $"{task.Id} ({Clip.Clean(task.Name, 60)})";

    /// <summary>How old a task is, in the largest unit that says enough; empty where it is not known.</summary>
    internal static string Age(VideoTask task, string before = "") =>
        task.CreatedAt is { } created ? before + Span(Since(created)) : "";

    /// <summary>How long ago a local time was. Between two local times there may be a change of the clock.</summary>
    internal static TimeSpan Since(DateTime local) => DateTime.UtcNow - local.ToUniversalTime();

    internal static string Span(TimeSpan span) => span.TotalSeconds < 1 ? "0 s"
        : span.TotalMinutes < 1 ? $"{(int)span.TotalSeconds} s"
        : span.TotalHours < 1 ? $"{(int)span.TotalMinutes} min"
        : span.TotalDays < 2 ? $"{(int)span.TotalHours} h"
        : $"{(int)span.TotalDays} d";

    /// <summary>A size in bytes, in the unit people read.</summary>
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
