using System.Globalization;
using System.Text;
using StarVideos.Text;

namespace StarVideos.Saving;

/// <summary>
/// A file name that is valid on every system and never a path. Names come from CSV files and from the service, and files are copied between
/// systems, so the rules of Windows apply on all of them.
/// </summary>
internal sealed class SafeFileName
{
    /// <summary>Less than the 255 bytes of common file systems, to leave room for the longer temporary name.</summary>
    internal const int MostBytes = 199;

    /// <summary>In bytes, on common file systems.</summary>
    private const int LongestOnDisk = 255;

    /// <summary>The longest id, in bytes, that is added to a name without being shortened.</summary>
    private const int MostIdBytes = 80;
    private const string DefaultExtension = ".mp4";
    private const char Substitute = '_';

    private static readonly char[] Edges = ['.', ' '];
    private static readonly HashSet<string> VideoExtensions = new(StringComparer.OrdinalIgnoreCase) { ".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".ts" };

    // Windows opens the device with any extension and in any case.
    private static readonly HashSet<string> DeviceNames = new(
        "CON PRN AUX NUL CLOCK$ CONIN$ CONOUT$".Split(' ').Concat("0123456789¹²³".SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" })),
        StringComparer.OrdinalIgnoreCase);

    private readonly string _stem;
    private readonly string _extension;

    /// <summary>The suffix that tells a take from the first one. It is never cut.</summary>
    private readonly string _take;

    private SafeFileName(string stem, string extension, NameSources sources, int take)
    {
        _stem = stem;
        _extension = extension;
        var isWhole = Cut(stem, Room("")) == stem;
        _take = take > 1 && !(isWhole && (sources & (NameSources.Id | NameSources.Take)) != 0) ? FormattableString.Invariant($"-{take}") : "";
        IsOfPrompt = sources.HasFlag(NameSources.Prompt) && !(sources.HasFlag(NameSources.Id) && isWhole);
    }

    /// <summary>
    /// Whether another task may have this name too, because it was made from the prompt. A name from the user is not checked: the user keeps
    /// such names apart. A name with an id is unique.
    /// </summary>
    internal bool IsOfPrompt { get; }

    /// <param name="text">Any text.</param>
    /// <param name="fallback">The name if nothing of the text is left.</param>
    /// <param name="sources">The parts that the text was made of.</param>
    /// <param name="take">The number of the take. From the second take on it is added, unless the text has the take or the id.</param>
    internal static SafeFileName From(string text, string fallback, NameSources sources = NameSources.None, int take = 1)
    {
        var name = Clean(text);
        var extension = VideoExtension(name);
        name = name.Substring(0, name.Length - extension.Length).TrimEnd(Edges);
        return new SafeFileName(name.Length > 0 ? name : Clean(fallback), extension.Length > 0 ? extension : DefaultExtension, sources, take);
    }

    /// <summary>The extension of a video at the end of a text, with its dot; empty if there is none.</summary>
    internal static string VideoExtension(string text) =>
        Path.GetExtension(text) is { } extension && VideoExtensions.Contains(extension) ? extension : "";

    /// <summary>
    /// The whole name with the id before the extension, and also the number if it is above 1. A long name is cut. A long id is replaced by its
    /// beginning and a digest.
    /// </summary>
    internal string With(string id, int number) => Compose($"{_take}-{Shortened(id)}{(number > 1 ? $"-{number}" : "")}");

    /// <inheritdoc/>
    public override string ToString() => Compose(_take);

    /// <summary>The text without characters that cannot be in a file name; empty if nothing is left.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogatePair(text, at))
            {
                clean.Append(text[at]).Append(text[++at]);
            }
            else if (!IsAllowed(text[at]))
            {
                AppendOnce(clean, Substitute);
            }
            else if (text[at] == '.')
            {
                // No two dots in a row.
                AppendOnce(clean, '.');
            }
            else
            {
                clean.Append(text[at]);
            }
        }

        return clean.ToString().Trim(Edges);
    }

    private string Compose(string end)
    {
        var stem = Cut(_stem, Room(end)).TrimEnd(Edges);
        return (IsDevice(stem + end) ? Substitute + stem : stem) + end + _extension;
    }

    private int Room(string end) => MostBytes - Encoding.UTF8.GetByteCount(end + _extension) - 1;

    /// <summary>Shortens a long id. Two ids with the same beginning must not become the same name.</summary>
    private static string Shortened(string id)
    {
        if (Encoding.UTF8.GetByteCount(id) <= MostIdBytes)
        {
            return id;
        }

        var digest = Digest(id);
        return Cut(id, MostIdBytes - digest.Length - 1) + "-" + digest;
    }

    /// <summary>FNV-1a with 64 bits, as 16 hexadecimal digits: the same in every process and on every system.</summary>
    private static string Digest(string text)
    {
        var hash = 14695981039346656037;
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ unit) * 1099511628211);
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    private static void AppendOnce(StringBuilder clean, char character)
    {
        if (clean.Length == 0 || clean[clean.Length - 1] != character)
        {
            clean.Append(character);
        }
    }

    /// <summary>Whether a character can be in a file name on every system, and does not change the direction of text.</summary>
    internal static bool IsAllowed(char character) =>
        "<>:\"/\\|?*".IndexOf(character) < 0
        && char.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && !Direction.IsChangedBy(character);

    /// <summary>Whether a text can be the name of a saved video on every system: no path, no device, no hidden file, no change of text direction.</summary>
    internal static bool IsName(string text)
    {
        if (text.Length == 0 || text.Trim(Edges) != text || VideoExtension(text).Length == 0 || IsDevice(text) || Encoding.UTF8.GetByteCount(text) > LongestOnDisk)
        {
            return false;
        }

        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogatePair(text, at))
            {
                at++;
            }
            else if (!IsAllowed(text[at]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDevice(string name) => DeviceNames.Contains(name.Split('.')[0].TrimEnd(' '));

    /// <summary>Cuts a text to a number of bytes, after a whole character.</summary>
    private static string Cut(string text, int mostBytes)
    {
        var bytes = 0;
        var at = 0;
        while (at < text.Length)
        {
            var width = char.IsSurrogatePair(text, at) ? 2 : 1;
            bytes += width == 2 ? 4 : text[at] < 0x80 ? 1 : text[at] < 0x800 ? 2 : 3;
            if (bytes > mostBytes)
            {
                break;
            }

            at += width;
        }

        return text.Substring(0, at);
    }
}
