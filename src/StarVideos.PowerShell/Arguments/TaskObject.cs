using System.Globalization;
using System.Management.Automation;

namespace StarVideos.PowerShell.Arguments;

/// <summary>
/// Objects that are tasks, or were before they were selected from, exported or sent through a job: those keep the name of their type
/// ("Selected.", "Deserialized.", "CSV:"). A file that was saved counts too, as it carries the id of its task.
/// </summary>
internal static class TaskObject
{
    private static readonly string[] Types = ["StarVideos.VideoTask", "StarVideos.SavedFile"];

    /// <summary>The id of the task; null if the object is none, or lost its id.</summary>
    internal static string? Id(object value)
    {
        if (Unwrap.Base(value) is VideoTask task)
        {
            return task.Id;
        }

        var wrapped = PSObject.AsPSObject(value);
        return wrapped.TypeNames.Any(static name => Types.Any(type => name.EndsWith(type, StringComparison.Ordinal)))
            && VideoTask.Restore(Unwrap.Columns(value), CultureInfo.CurrentCulture).Id is { Length: > 0 } id
                ? id
                : null;
    }
}
