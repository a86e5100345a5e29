namespace StarVideos.PowerShell.Completion;

/// <summary>Names of the tasks in the journal, newest first, as patterns: the parameter takes wildcards, so those in a name are escaped.</summary>
internal sealed class NameCompleter : Completer
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Text, string Tip)> Suggestions() =>
        JournalTasks.Newest().Where(static task => task.Name is not null).GroupBy(static task => task.Name!, StringComparer.OrdinalIgnoreCase)
            .Select(static tasks => (tasks.Key, $"{tasks.Count()} in the journal, the last one {tasks.First().Id}"));

    /// <inheritdoc/>
    /// <remarks>Not by WildcardPattern.Escape: before 7.6 it leaves the escape character itself as it is.</remarks>
    protected override string Argument(string text) =>
        string.Concat(text.Select(static character => character is '*' or '?' or '[' or ']' or '`' ? "`" + character : character.ToString()));
}
