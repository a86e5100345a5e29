using System.Management.Automation;

namespace StarVideos.PowerShell.Output;

/// <summary>A file as the pipeline gets it.</summary>
internal static class PipelineFile
{
    private const string Provider = @"Microsoft.PowerShell.Core\FileSystem::";

    /// <param name="path">The full path of the file.</param>
    internal static PSObject At(string path)
    {
        var file = new PSObject(new FileInfo(path));

        // As Get-ChildItem does: without it Copy-Item and Remove-Item take the path for a pattern, and "fox [1].mp4" removes "fox 1.mp4".
        file.Properties.Add(new PSNoteProperty("PSPath", Provider + path));
        return file;
    }
}
