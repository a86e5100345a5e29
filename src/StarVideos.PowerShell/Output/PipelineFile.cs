using System.Management.Automation;

namespace StarVideos.PowerShell.Output;

/// <summary>A file as the pipeline gets it.</summary>
internal static class PipelineFile
{
    private const string Provider = @"Microsoft.PowerShell.Core\FileSystem::";

    /// <param name="path">The full path of the file.</param>
    /// <param name="type">The name of its table: the one of PowerShell shows no size for files that did not come from Get-ChildItem.</param>
    internal static PSObject At(string path, string type)
    {
        var file = new PSObject(new FileInfo(path));

        // As Get-ChildItem does: without it Copy-Item and Remove-Item take the path for a pattern, and "fox [1].mp4" removes "fox 1.mp4".
        file.Properties.Add(new PSNoteProperty("PSPath", Provider + path));
        file.TypeNames.Insert(0, type);
        return file;
    }
}
