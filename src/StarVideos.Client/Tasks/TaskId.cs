using System.Text.RegularExpressions;

namespace StarVideos;

/// <summary>What a task id may look like. Ids go into paths and file names, so anything else is refused, whoever sent it.</summary>
internal static class TaskId
{
    internal const string Rule = "must be 1 to 256 letters, digits, dots, hyphens or underscores, the first a letter or a digit";

    private static readonly Regex Shape = new("^[A-Za-z0-9][A-Za-z0-9._-]{0,255}\\z", RegexOptions.CultureInvariant);

    internal static bool IsValid(string? id) => id is not null && Shape.IsMatch(id);
}
