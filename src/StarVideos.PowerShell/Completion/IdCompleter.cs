using StarVideos.PowerShell.Output;
using StarVideos.Text;

namespace StarVideos.PowerShell.Completion;

/// <summary>Ids of the tasks in the journal, newest first.</summary>
internal sealed class IdCompleter : Completer
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Text, string Tip)> Suggestions() =>
        JournalTasks.Newest().Select(static task => (task.Id, $"{TaskText.Title(task)}, {task.Status}{TaskText.Age(task, ", ")}: {Clip.Clean(task.Prompt ?? "", 80)}"));
}
