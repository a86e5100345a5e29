using System.Management.Automation;

namespace StarVideos.PowerShell.Output;

/// <summary>A reviewed video for the pipeline: the file, with its task and the decision.</summary>
internal static class ReviewedFile
{
    internal static PSObject From(ReviewDecision decision)
    {
        var file = PipelineFile.At(decision.File!, SavedFile.Type);
        file.Properties.Add(new PSNoteProperty("TaskId", decision.TaskId));
        file.Properties.Add(new PSNoteProperty("TaskName", decision.TaskName));
        file.Properties.Add(new PSNoteProperty("Decision", decision.Choice));
        file.Properties.Add(new PSNoteProperty(nameof(ReviewDecision.Rating), decision.Rating));
        file.TypeNames.Insert(0, "StarVideos.ReviewedFile");
        return file;
    }
}
