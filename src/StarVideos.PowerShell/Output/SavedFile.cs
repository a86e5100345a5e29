using System.Management.Automation;

namespace StarVideos.PowerShell.Output;

/// <summary>A saved video for the pipeline: the file, with the id and the name of its task.</summary>
internal static class SavedFile
{
    internal const string Type = "StarVideos.SavedFile";

    internal static PSObject From(SavedVideo saved)
    {
        var file = PipelineFile.At(saved.Path, Type);
        file.Properties.Add(new PSNoteProperty("TaskId", saved.Task.Id));
        file.Properties.Add(new PSNoteProperty("TaskName", saved.Task.Name));
        return file;
    }
}
