namespace StarVideos.PowerShell.Completion;

/// <summary>Names of the tasks in the journal, newest first.</summary>
internal sealed class NameCompleter : Completer
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Text, string Tip)> Suggestions() =>
        JournalTasks.Newest().Where(static task => task.Name is not null).GroupBy(static task => task.Name!, StringComparer.OrdinalIgnoreCase)
            .Select(static tasks => (tasks.Key, $"{tasks.Count()} in the journal, the last one {tasks.First().Id}"));
}
