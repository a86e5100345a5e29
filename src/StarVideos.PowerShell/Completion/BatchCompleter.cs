namespace StarVideos.PowerShell.Completion;

/// <summary>Labels of the runs in the journal, newest first.</summary>
internal class BatchCompleter : Completer
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Text, string Tip)> Suggestions() =>
        JournalSuggestions.Newest(static journal => journal.BatchLabels(JournalSuggestions.Longest), static _ => true).Select(static label => (label, $"The runs labelled {label}"));
}
