using System.Management.Automation;

namespace StarVideos.PowerShell.Output;

/// <summary>A saved video as the pipeline gets it: the file, with the id and the name of its task.</summary>
internal static class SavedFile
{
    internal static PSObject From(SavedVideo saved)
    {
        var file = PipelineFile.At(saved.Path);
        file.Properties.Add(new PSNoteProperty("TaskId", saved.Task.Id));
        file.Properties.Add(new PSNoteProperty("TaskName", saved.Task.Name));

        // For a table of its own: the one of PowerShell shows no size for files that did not come from Get-ChildItem.
        file.TypeNames.Insert(0, "StarVideos.SavedFile");
        return file;
    }
}
