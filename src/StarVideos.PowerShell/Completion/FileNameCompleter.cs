namespace StarVideos.PowerShell.Completion;

/// <summary>The tokens of a file name.</summary>
internal sealed class FileNameCompleter : Completer
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Text, string Tip)> Suggestions() =>
    [
        ("{Name}", "The name of the task, or its id where it has none"),
        ("{Id}", "The id of the task: always a name of its own"),
        ("{Index:000}-{Name}", "The number of the task in this run, with zeros, and its name"),
        ("{Name}-{Id}", "Name and id: readable, and always a name of its own"),
    ];
}
