namespace StarVideos.PowerShell.Arguments;

/// <summary>A text of a request: where a row or a task is given for it, the pipeline was meant.</summary>
internal sealed class RequestTextAttribute : PlainTextAttribute
{
    /// <inheritdoc/>
    private protected override string Advice =>
        "Rows go through the pipeline, as in Import-Csv shots.csv | New-StarVideoTask, or to -InputObject; of anything else, give the text itself. Nothing was sent.";
}
