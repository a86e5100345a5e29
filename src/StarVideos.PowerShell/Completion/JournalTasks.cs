namespace StarVideos.PowerShell.Completion;

/// <summary>The tasks that are worth suggesting: the newest of the journal. Never a request, never an error in the middle of somebody's typing.</summary>
internal static class JournalTasks
{
    private const int Most = 100;

    internal static IReadOnlyList<VideoTask> Newest()
    {
        try
        {
            return VideoJournal.FromEnvironment().Tasks().Take(Most).ToArray();
        }
        catch (StarVideosException)
        {
            return [];
        }
    }
}
