namespace StarVideos.PowerShell.Arguments;

/// <summary>Takes an id, or a task, from which it takes the id.</summary>
internal sealed class IdTextAttribute : PlainTextAttribute
{
    /// <inheritdoc/>
    private protected override string Advice => "Tasks and rows of tasks go through the pipeline, or to -InputObject; here give ids.";

    /// <inheritdoc/>
    private protected override string? TextOf(object value) => TaskObject.Id(value);
}
