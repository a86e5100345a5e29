namespace StarVideos.Text;

/// <summary>Characters that change the direction of text. With them, a text can look like other words, and a file can seem to have another extension.</summary>
internal static class Direction
{
    internal static bool IsChangedBy(char character) =>
        character is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F' or '\u061C';
}
