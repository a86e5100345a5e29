using System.Management.Automation;

namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>A progress record as a screen gets it. Two records belong to the same bar if both ids are the same.</summary>
internal sealed record ShownProgress(long SourceId, int ActivityId, string Activity, string Status, int Percent, ProgressRecordType Type)
{
    internal (long SourceId, int ActivityId) Bar => (SourceId, ActivityId);

    internal bool Says(string words) => Status.Contains(words, StringComparison.Ordinal);
}
