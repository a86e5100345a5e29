using StarVideos.PowerShell.Output;

namespace StarVideos.PowerShell.Completion;

/// <summary>Names of the tasks in the journal, newest first, as patterns: the parameter takes wildcards, so those in a name are escaped.</summary>
internal sealed class NameCompleter : Completer
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Text, string Tip)> Suggestions() =>
        JournalSuggestions.Newest(static journal => journal.Tasks(), static task => task.Name is not null).GroupBy(static task => task.Name!, StringComparer.OrdinalIgnoreCase)
            .Select(static tasks => (tasks.Key, $"{tasks.Count()} in the journal, the last one {tasks.First().Id}"));

    /// <inheritdoc/>
    protected override string Argument(string text) => TextPatternEscape.Of(text);
}
