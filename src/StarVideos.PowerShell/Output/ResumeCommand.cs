namespace StarVideos.PowerShell.Output;

/// <summary>The command that goes on with tasks. It never submits anything.</summary>
internal static class ResumeCommand
{
    private const int MostIds = 20;

    internal static string For(IReadOnlyList<VideoTask> tasks)
    {
        // Ids consist of characters that need no quoting beyond these quotes.
        var ids = string.Join(",", tasks.Take(MostIds).Select(static task => $"'{task.Id}'"));
        return tasks.Count <= MostIds
            ? $"Wait-StarVideoTask -Id {ids}"
            : $"Wait-StarVideoTask -Id {ids} … (and {tasks.Count - MostIds} more: Get-StarVideoTask lists them)";
    }
}
