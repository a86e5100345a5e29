namespace StarVideos;

/// <summary>
/// Finds texts that were read in the wrong encoding. They contain U+FFFD or NUL characters, and their videos would be paid for although
/// nobody wants them.
/// </summary>
internal static class ReadableText
{
    private const string Cure = "; if it comes from a file, read the file in the encoding it was written in (-Encoding of Import-Csv)";

    /// <returns>The text itself.</returns>
    /// <exception cref="InvalidRequestException">The text contains a character that nobody can have meant.</exception>
    internal static string Check(string field, string text) => Problem(field, text) is { } problem ? throw problem : text;

    /// <returns>What is wrong with the text; null if nothing is.</returns>
    internal static InvalidRequestException? Problem(string field, string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogatePair(text, at))
            {
                at++;
            }
            else if (Fault(text[at]) is { } fault)
            {
                return new InvalidRequestException(field, text, fault + Cure);
            }
        }

        return null;
    }

    private static string? Fault(char character) => character switch
    {
        '\uFFFD' => "holds U+FFFD, which stands for a character that could not be read",
        '\0' => "holds a NUL character, as UTF-16 text does when it is read in another encoding",
        _ when char.IsSurrogate(character) => "holds half of a surrogate pair, which is no character",
        _ => null,
    };
}
