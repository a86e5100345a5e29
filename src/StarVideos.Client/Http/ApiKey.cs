using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace StarVideos.Http;

/// <summary>The key, in a wrapper that no log or error can print.</summary>
internal sealed class ApiKey : IEquatable<ApiKey>
{
    /// <summary>How many characters of a key services like to show at either end, between asterisks.</summary>
    private const int Shown = 4;

    /// <summary>A shorter key may end in a word.</summary>
    private const int LongEnough = 16;

    private readonly string _value;
    private readonly Lazy<Regex> _masked;

    /// <exception cref="StarVideosException">The text cannot be a key. The message does not hold it.</exception>
    internal ApiKey(string text)
    {
        _value = text.Trim();
        if (_value.Length == 0)
        {
            throw new StarVideosException(StarVideosErrorKind.ApiKeyInvalid, "The API key is empty.");
        }

        // Checked here because the framework's own error for a bad header quotes the header.
        if (_value.Any(character => character is <= ' ' or > '~'))
        {
            throw new StarVideosException(StarVideosErrorKind.ApiKeyInvalid, "The API key has spaces, line breaks or other characters a key cannot have. Was more than the key pasted?");
        }

        _masked = new Lazy<Regex>(() => new Regex(Regex.Escape(First) + @"[*•.…#xX]{2,}" + Regex.Escape(Last), RegexOptions.CultureInvariant));
    }

    private string First => _value.Substring(0, Shown);

    private string Last => _value.Substring(_value.Length - Shown);

    internal AuthenticationHeaderValue ToHeader() => new("Bearer", _value);

    /// <summary>Takes the key out of a text that is shown, as when a service repeats it in an error; of a long key, its ends as well.</summary>
    internal string RemoveFrom(string text)
    {
        text = RemoveWholeFrom(text);
        return _value.Length < LongEnough ? text : text.Replace(First, "(key)").Replace(Last, "(key)");
    }

    /// <summary>
    /// Takes the key out of a text that is used, as an id or an address: whole or masked, but not the few characters such a text shares
    /// with it by chance.
    /// </summary>
    internal string RemoveWholeFrom(string text)
    {
        text = text.Replace(_value, "(key)");

        // Hardly any text has the key's beginning, and a regular expression takes longer to make than an answer to read.
        return _value.Length < LongEnough || text.IndexOf(First, StringComparison.Ordinal) < 0 ? text : _masked.Value.Replace(text, "(key)");
    }

    /// <inheritdoc/>
    public bool Equals(ApiKey? other) => other is not null && other._value == _value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ApiKey);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    /// <summary>Never the key.</summary>
    public override string ToString() => "(key)";
}
