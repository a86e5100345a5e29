namespace StarVideos;

/// <summary>Checks task ids. Ids go into addresses and file names, so any other text is refused, from any source.</summary>
public static class TaskId
{
    /// <summary>The rule, as a sentence without a full stop.</summary>
    public const string Rule = "must be 1 to 256 letters, digits, dots, hyphens or underscores, the first a letter or a digit";

    private const int Longest = 256;

    /// <summary>Whether a text can be the id of a task. Letters and digits are those of ASCII.</summary>
    /// <param name="id">Any text.</param>
    public static bool IsValid(string? id) =>
        id is { Length: > 0 and <= Longest } && IsLetterOrDigit(id[0]) && id.All(static character => IsLetterOrDigit(character) || character is '.' or '_' or '-');

    private static bool IsLetterOrDigit(char character) => character is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9');
}
