using System.Management.Automation;

namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>A progress record as a host gets it. Records with the same two ids belong to the same bar.</summary>
internal sealed record ShownProgress(long SourceId, int ActivityId, string Activity, string Status, int Percent, ProgressRecordType Type)
{
    internal (long SourceId, int ActivityId) Bar => (SourceId, ActivityId);

    internal bool Says(string words) => Status.Contains(words, StringComparison.Ordinal);
}
