namespace StarVideos.Text;

/// <summary>Characters that turn the direction of the text around them. With these a text can show other words, and a file another extension, than it has.</summary>
internal static class Direction
{
    internal static bool IsChangedBy(char character) =>
        character is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F' or '\u061C';
}
