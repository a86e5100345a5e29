namespace StarVideos.PowerShell.Arguments;

/// <summary>Takes a text of a request. If a row or a task is given, the error says that it belongs in the pipeline.</summary>
internal sealed class RequestTextAttribute : PlainTextAttribute
{
    /// <inheritdoc/>
    private protected override string Advice =>
        "Rows go through the pipeline, as in Import-Csv shots.csv | New-StarVideoTask, or to -InputObject; of anything else, give the text itself. Nothing was sent.";
}
