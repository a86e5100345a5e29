namespace StarVideos.PowerShell.Completion;

/// <summary>The tokens of a file name.</summary>
internal sealed class FileNameCompleter : Completer
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Text, string Tip)> Suggestions() =>
    [
        ("{Name}", "The name of the task; where it has none, the first words of its prompt; where there are none, its id"),
        ("{Prompt}", "The first words of the prompt, at most 60 characters"),
        ("{Id}", "The id of the task: always a name of its own"),
        ("{Index:000}-{Name}", "The number of the task in this run, with zeros, and its name"),
        ("{Index:000} {Prompt}", "The number of the task in this run, with zeros, and the first words of its prompt"),
        ("{Name}-{Take:00}", "The name and the number of the take, the first one included"),
        ("{Name}-{Id}", "Name and id: readable, and always a name of its own"),
    ];
}
