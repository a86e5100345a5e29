using StarVideos.PowerShell.Output;

namespace StarVideos.PowerShell.Completion;

/// <summary>Names of the tasks in the journal, newest first. The parameter takes wildcards, so wildcard characters in a name are escaped.</summary>
internal sealed class NameCompleter : Completer
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Text, string Tip)> Suggestions() =>
        JournalSuggestions.Newest(static journal => journal.Tasks(), static task => task.Name is not null).GroupBy(static task => task.Name!, StringComparer.OrdinalIgnoreCase)
            .Select(static tasks => (tasks.Key, $"{tasks.Count()} in the journal, the last one {tasks.First().Id}"));

    /// <inheritdoc/>
    protected override string Argument(string text) => TextPatternEscape.Of(text);
}
