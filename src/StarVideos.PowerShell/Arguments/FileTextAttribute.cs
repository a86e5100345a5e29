namespace StarVideos.PowerShell.Arguments;

/// <summary>A path of a file, or the file itself as Get-Item returns it; also a folder, where a file in it is meant.</summary>
internal sealed class FileTextAttribute : PlainTextAttribute
{
    /// <inheritdoc/>
    private protected override string Advice => "Give the path of a file.";

    /// <inheritdoc/>
    private protected override string? TextOf(object value) => Unwrap.Base(value) is FileSystemInfo file ? file.FullName : null;
}
