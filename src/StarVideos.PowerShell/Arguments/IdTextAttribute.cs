namespace StarVideos.PowerShell.Arguments;

/// <summary>An id, or a task where its id is wanted.</summary>
internal sealed class IdTextAttribute : PlainTextAttribute
{
    /// <inheritdoc/>
    private protected override string Advice => "Tasks and rows of tasks go through the pipeline, or to -InputObject; here give ids.";

    /// <inheritdoc/>
    private protected override string? TextOf(object value) => TaskObject.Id(value);
}
