using System.Net.Http.Headers;

namespace StarVideos.Http;

/// <summary>The key, in a wrapper that no log or error can print.</summary>
internal sealed class ApiKey : IEquatable<ApiKey>
{
    private readonly string _value;

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
    }

    internal AuthenticationHeaderValue ToHeader() => new("Bearer", _value);

    /// <summary>
    /// Takes the key out of a text, as when a service repeats it in an error. Of a key that is long enough not to look like words, the
    /// first and last characters go too: services like to show them between asterisks.
    /// </summary>
    internal string RemoveFrom(string text)
    {
        const int Shown = 4;
        text = text.Replace(_value, "(key)");
        return _value.Length < 16 ? text : text.Replace(_value.Substring(0, Shown), "(key)").Replace(_value.Substring(_value.Length - Shown), "(key)");
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
