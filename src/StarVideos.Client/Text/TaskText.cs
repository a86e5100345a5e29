namespace StarVideos.Text;

/// <summary>Names tasks in messages.</summary>
internal static class TaskText
{
    /// <summary>The id, and the name if there is one.</summary>
    internal static string Title(VideoTask task) => task.Name is null ? task.Id : $"{task.Id} ({Clip.Clean(task.Name, 60)})";
}
