using StarVideos.PowerShell.Output;

namespace StarVideos.PowerShell.Completion;

/// <summary>Ids of the tasks in the journal, newest first.</summary>
internal sealed class IdCompleter : Completer
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Text, string Tip)> Suggestions() => JournalSuggestions.Newest(static journal => journal.Tasks(), static _ => true).Select(static task => (task.Id, Tip(task)));

    private static string Tip(VideoTask task)
    {
        var age = task.CreatedAt is { } created ? ", " + Readable.Span(Readable.Since(created)) : "";
        return $"{task.Name ?? task.Id}, {task.Status}{age}: {task.Prompt}";
    }
}
