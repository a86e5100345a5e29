using System.Management.Automation;

namespace StarVideos.PowerShell.Arguments;

/// <summary>Takes the path of a folder, or the folder as Get-Item and Get-Location return it.</summary>
internal sealed class FolderTextAttribute : PlainTextAttribute
{
    /// <inheritdoc/>
    private protected override string Advice => "Give the path of a folder.";

    /// <inheritdoc/>
    private protected override string? TextOf(object value) => Unwrap.Base(value) switch
    {
        DirectoryInfo folder => folder.FullName,
        PathInfo place => place.Path,
        _ => null,
    };
}
