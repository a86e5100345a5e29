using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace StarVideos.Http;

/// <summary>The key, in a type whose text never shows it.</summary>
internal sealed class ApiKey : IEquatable<ApiKey>
{
    /// <summary>Services that mask a key show up to so many characters at either end, between asterisks.</summary>
    private const int Shown = 4;

    /// <summary>Only the ends of a key of this length are removed: the ends of a shorter key may be part of a normal word.</summary>
    private const int LongEnough = 16;

    private readonly string _value;
    private readonly Lazy<Regex> _masked;

    /// <exception cref="StarVideosException">The text cannot be a key. The message does not contain the text.</exception>
    internal ApiKey(string text)
    {
        _value = text.Trim();
        if (_value.Length == 0)
        {
            throw new StarVideosException(StarVideosErrorKind.ApiKeyInvalid, "The API key is empty.");
        }

        // Checked here, because the framework's own error for a bad header quotes the header.
        if (_value.Any(character => character is <= ' ' or > '~'))
        {
            throw new StarVideosException(StarVideosErrorKind.ApiKeyInvalid, "The API key has spaces, line breaks or other characters a key cannot have. Was more than the key pasted?");
        }

        _masked = new Lazy<Regex>(() => new Regex(Regex.Escape(First) + @"[*•.…#xX]{2,}" + Regex.Escape(Last), RegexOptions.CultureInvariant));
    }

    private string First => _value.Substring(0, Shown);

    private string Last => _value.Substring(_value.Length - Shown);

    internal AuthenticationHeaderValue ToHeader() => new("Bearer", _value);

    /// <summary>Removes the key from a text that is shown: a service may repeat the key in an error. Of a long key, masked forms are removed as well.</summary>
    internal string RemoveFrom(string text)
    {
        text = RemoveWholeFrom(text);
        return _value.Length < LongEnough ? text : text.Replace(First, "(key)").Replace(Last, "(key)");
    }

    /// <summary>
    /// Removes the key from a text that is used, such as an id or an address. Removes the whole or masked key, but not a few characters that
    /// are equal by chance.
    /// </summary>
    internal string RemoveWholeFrom(string text)
    {
        text = text.Replace(_value, "(key)");

        // Few texts have the beginning of the key, and making a regular expression takes longer than reading an answer.
        return _value.Length < LongEnough || text.IndexOf(First, StringComparison.Ordinal) < 0 ? text : _masked.Value.Replace(text, "(key)");
    }

    /// <inheritdoc/>
    public bool Equals(ApiKey? other) => other is not null && other._value == _value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ApiKey);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    /// <summary>A fixed text, never the key.</summary>
    public override string ToString() => "(key)";
}
