using System.Globalization;
using System.Management.Automation;

namespace StarVideos.PowerShell.Arguments;

/// <summary>
/// Recognizes objects that are tasks, or copies of tasks made by Select-Object, an export or a job. The copies keep the name of the type
/// ("Selected.", "Deserialized.", "CSV:"). A saved file counts too, because it has the id of its task.
/// </summary>
internal static class TaskObject
{
    private const string SavedFile = "StarVideos.SavedFile";

    private static readonly string[] Types = ["StarVideos.VideoTask", SavedFile];

    /// <summary>Whether the object is a saved file, or a copy of one.</summary>
    internal static bool IsSavedFile(object value) => Is(PSObject.AsPSObject(value), SavedFile);

    /// <summary>The id of the task; null if the object is no task, or has lost its id.</summary>
    internal static string? Id(object value)
    {
        if (Unwrap.Base(value) is VideoTask task)
        {
            return task.Id;
        }

        var wrapped = PSObject.AsPSObject(value);
        return Array.Exists(Types, type => Is(wrapped, type))
            && VideoTask.Restore(Unwrap.Columns(value), CultureInfo.CurrentCulture).Id is { Length: > 0 } id
                ? id
                : null;
    }

    private static bool Is(PSObject wrapped, string type) => wrapped.TypeNames.Any(name => name.EndsWith(type, StringComparison.Ordinal));
}
