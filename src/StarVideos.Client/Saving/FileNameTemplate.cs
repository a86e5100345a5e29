using System.Globalization;
using System.Text.RegularExpressions;

namespace StarVideos.Saving;

/// <summary>Makes file names from tasks. The template is checked by the constructor, so that a typing error is found before a download.</summary>
internal sealed class FileNameTemplate
{
    private const string Field = "FileName";
    private const string Default = "{Name}";

    // Enough digits for any run, and short enough to leave room for a name.
    private const int MostDigits = 9;

    private static readonly Regex Token = new(@"\{(?<word>[^{}:]*)(:(?<zeros>[^{}]*))?\}", RegexOptions.CultureInvariant);

    private readonly string _template;

    /// <exception cref="InvalidRequestException">A token is unknown, or the template names a folder.</exception>
    internal FileNameTemplate(string? template)
    {
        _template = string.IsNullOrWhiteSpace(template) ? Default : template!.Trim();
        if (_template.IndexOfAny(['/', '\\']) >= 0)
        {
            throw new InvalidRequestException(Field, template, "must be the name of a file, without a folder");
        }

        foreach (Match token in Token.Matches(_template))
        {
            if (!IsKnown(token))
            {
                throw new InvalidRequestException(Field, template, $"{token.Value} is not a token; the tokens are {{Name}}, {{Prompt}}, {{Id}}, {{Index}} and {{Take}}, or {{Index:000}} and {{Take:00}} to pad with zeros");
            }
        }
    }

    /// <summary>
    /// The parts of the file name for a task, valid on every system. If neither the template nor an id tells the takes of a row apart, the
    /// number of the take is added, from the second take on. So the name of a take does not depend on how many takes there are.
    /// </summary>
    internal SafeFileName Render(VideoTask task, int index)
    {
        var sources = NameSources.None;
        var text = Token.Replace(_template, token =>
        {
            var (value, source) = Value(token, task, index);
            sources |= source;
            return value;
        });
        return SafeFileName.From(text, task.Id, sources, task.Take ?? 1);
    }

    private static bool IsKnown(Match token) => Word(token) switch
    {
        "NAME" or "PROMPT" or "ID" => !token.Groups["zeros"].Success,
        "INDEX" or "TAKE" => !token.Groups["zeros"].Success || token.Groups["zeros"].Value is { Length: > 0 and <= MostDigits } zeros && zeros.All(digit => digit == '0'),
        _ => false,
    };

    private static (string Text, NameSources Source) Value(Match token, VideoTask task, int index) => Word(token) switch
    {
        "NAME" => SafeFileName.Clean(task.Name ?? "") is { Length: > 0 } name ? (name, NameSources.None) : OfPrompt(task),
        "PROMPT" => OfPrompt(task),
        "ID" => (task.Id, NameSources.Id),
        "TAKE" => (Number(token, task.Take ?? 1), NameSources.Take),
        _ => (Number(token, index), NameSources.None),
    };

    private static string Number(Match token, int number) => number.ToString("D" + Math.Max(1, token.Groups["zeros"].Length), CultureInfo.InvariantCulture);

    private static (string Text, NameSources Source) OfPrompt(VideoTask task) =>
        PromptWords.Of(task.Prompt) is { Length: > 0 } words ? (words, NameSources.Prompt) : (task.Id, NameSources.Id);

    private static string Word(Match token) => token.Groups["word"].Value.Trim().ToUpperInvariant();
}
