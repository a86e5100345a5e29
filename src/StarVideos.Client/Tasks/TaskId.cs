namespace StarVideos;

/// <summary>What a task id may look like. Ids go into paths and file names, so anything else is refused, whoever sent it.</summary>
internal static class TaskId
{
    internal const string Rule = "must be 1 to 256 letters, digits, dots, hyphens or underscores, the first a letter or a digit";

    private const int Longest = 256;

    internal static bool IsValid(string? id) =>
        id is { Length: > 0 and <= Longest } && IsLetterOrDigit(id[0]) && id.All(static character => IsLetterOrDigit(character) || character is '.' or '_' or '-');

    private static bool IsLetterOrDigit(char character) => character is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9');
}
