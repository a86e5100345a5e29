using StarVideos.Journal;
using StarVideos.Text;

namespace StarVideos.PowerShell.Output;

/// <summary>What a resumed run says of a row that was sent earlier with an unknown outcome.</summary>
internal static class EarlierSubmission
{
    internal const string Advice = "Look for the video in the service's own console. If it is there, take its id to Wait-StarVideoTask -Id and the row out of the table. Only if you are sure that it is not, run this row again with -Resume -Force.";

    internal static string Describe(JournalEntry entry)
    {
        var title = Clip.Clean(entry.Name ?? entry.Prompt ?? "", 60);
        var known = entry.Reason ?? "The run ended before the answer came. The video may exist and be billed.";
        return $"Not sent again: row '{title}', first sent on {entry.At.LocalDateTime:yyyy-MM-dd HH:mm:ss}. {known}";
    }
}
