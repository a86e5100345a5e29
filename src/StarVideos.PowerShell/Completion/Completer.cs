using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace StarVideos.PowerShell.Completion;

/// <summary>Suggests what begins with the typed word.</summary>
internal abstract class Completer : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete.Trim('\'', '"');
        return Suggestions()
            .Where(suggestion => suggestion.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(static suggestion => new CompletionResult(Quote(suggestion.Text), suggestion.Text, CompletionResultType.ParameterValue, suggestion.Tip));
    }

    /// <summary>What can be typed here, with a word on each.</summary>
    protected abstract IEnumerable<(string Text, string Tip)> Suggestions();

    private static string Quote(string text) =>
        text.All(static character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.') ? text : $"'{text.Replace("'", "''")}'";
}
