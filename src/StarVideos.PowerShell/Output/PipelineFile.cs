using System.Management.Automation;

namespace StarVideos.PowerShell.Output;

/// <summary>Makes a file object for the pipeline.</summary>
internal static class PipelineFile
{
    private const string Provider = @"Microsoft.PowerShell.Core\FileSystem::";

    /// <param name="path">The full path of the file.</param>
    /// <param name="type">The type name of its table. The table of PowerShell shows no size for files that do not come from Get-ChildItem.</param>
    internal static PSObject At(string path, string type)
    {
        var file = new PSObject(new FileInfo(path));

        // PSPath, as Get-ChildItem sets it. Without it, Copy-Item and Remove-Item read the path as a pattern: "fox [1].mp4" would remove "fox 1.mp4".
        file.Properties.Add(new PSNoteProperty("PSPath", Provider + path));
        file.TypeNames.Insert(0, type);
        return file;
    }
}
