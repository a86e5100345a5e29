using System.Management.Automation;

namespace StarVideos.PowerShell.Output;

/// <summary>A task as the pipeline gets it.</summary>
internal static class TaskOutput
{
    /// <summary>The width of the column of ids in the table: documented ids have 27 characters.</summary>
    private const int IdWidth = 28;

    /// <summary>The table wraps tasks of this type. It would cut the id, which then could not be copied; a format file cannot look at the id itself.</summary>
    private const string WideId = "StarVideos.VideoTask.WideId";

    internal static object From(VideoTask task)
    {
        if (task.Id.Length <= IdWidth)
        {
            return task;
        }

        var wide = new PSObject(task);
        wide.TypeNames.Insert(0, WideId);
        return wide;
    }
}
