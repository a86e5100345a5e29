using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using StarVideos.Text;

namespace StarVideos.PowerShell.Completion;

/// <summary>Suggests texts that begin with the typed word.</summary>
internal abstract class Completer : IArgumentCompleter
{
    private const int ShownLength = 120;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete.Trim('\'', '"');

        // A text that was inserted before may be completed again. It then begins with the inserted form.
        return Suggestions()
            .Where(suggestion => suggestion.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase) || Argument(suggestion.Text).StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(suggestion => new CompletionResult(Quote(Argument(suggestion.Text)), Shown(suggestion.Text), CompletionResultType.ParameterValue, Shown(suggestion.Tip)));
    }

    /// <summary>The texts that can be typed here, each with a tip.</summary>
    protected abstract IEnumerable<(string Text, string Tip)> Suggestions();

    /// <summary>The form of a suggestion that the command needs.</summary>
    protected virtual string Argument(string text) => text;

    private static string Quote(string text) =>
        text.Length > 0 && text[0] != '-' && text.All(static character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.') ? text : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    /// <summary>The text of a suggestion, cleaned, because names come from tables. The engine does not allow an empty text.</summary>
    private static string Shown(string text) => Clip.Clean(text, ShownLength) is { Length: > 0 } shown ? shown : "?";
}
