namespace StarVideos.PowerShell.Arguments;

/// <summary>Takes the path of a file, or the file as Get-Item returns it. A folder means a file in it.</summary>
internal sealed class FileTextAttribute : PlainTextAttribute
{
    /// <inheritdoc/>
    private protected override string Advice => "Give the path of a file.";

    /// <inheritdoc/>
    private protected override string? TextOf(object value) => Unwrap.Base(value) is FileSystemInfo file ? file.FullName : null;
}
