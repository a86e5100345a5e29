using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using StarVideos.Text;

namespace StarVideos.PowerShell.Completion;

/// <summary>Suggests what begins with the typed word.</summary>
internal abstract class Completer : IArgumentCompleter
{
    private const int ShownLength = 120;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete.Trim('\'', '"');

        // What was inserted before may be completed again, and begins with what was inserted.
        return Suggestions()
            .Where(suggestion => suggestion.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase) || Argument(suggestion.Text).StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(suggestion => new CompletionResult(Quote(Argument(suggestion.Text)), Shown(suggestion.Text), CompletionResultType.ParameterValue, Shown(suggestion.Tip)));
    }

    /// <summary>What can be typed here, with a word on each.</summary>
    protected abstract IEnumerable<(string Text, string Tip)> Suggestions();

    /// <summary>What the command has to be given for a suggestion.</summary>
    protected virtual string Argument(string text) => text;

    private static string Quote(string text) =>
        text.Length > 0 && text[0] != '-' && text.All(static character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.') ? text : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    /// <summary>Names come from tables. An empty text is an error of the engine's.</summary>
    private static string Shown(string text) => Clip.Clean(text, ShownLength) is { Length: > 0 } shown ? shown : "?";
}
