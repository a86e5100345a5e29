using System.Globalization;
using System.Text;
using StarVideos.Text;

namespace StarVideos.Saving;

/// <summary>
/// A file name that is one on every system and never a path. Names come from CSV files and from the service, and files travel
/// between systems, so the rules of Windows hold everywhere.
/// </summary>
internal sealed class SafeFileName
{
    /// <summary>Below the 255 bytes of common file systems, with room for what a temporary name adds.</summary>
    internal const int MostBytes = 199;

    /// <summary>In bytes, on common file systems.</summary>
    private const int LongestOnDisk = 255;

    /// <summary>The longest id that a name can have added as a whole.</summary>
    private const int MostIdBytes = 80;
    private const string DefaultExtension = ".mp4";
    private const char Substitute = '_';

    private static readonly char[] Edges = ['.', ' '];
    private static readonly HashSet<string> VideoExtensions = new(StringComparer.OrdinalIgnoreCase) { ".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".ts" };

    // Windows opens the device whatever the extension and the case.
    private static readonly HashSet<string> DeviceNames = new(
        "CON PRN AUX NUL CLOCK$ CONIN$ CONOUT$".Split(' ').Concat("0123456789¹²³".SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" })),
        StringComparer.OrdinalIgnoreCase);

    private readonly string _stem;
    private readonly string _extension;

    /// <summary>What tells a take from the first one; a cut takes nothing of it.</summary>
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
    /// Whether another task may well have this name, as the prompt made it: a name a person gave is the person's to keep apart, and an
    /// id is a name of its own.
    /// </summary>
    internal bool IsOfPrompt { get; }

    /// <param name="text">Any text.</param>
    /// <param name="fallback">Used where nothing of the text is left.</param>
    /// <param name="sources">What the text was made of.</param>
    /// <param name="take">Which take of its row the video is. From the second on the number is added, unless the text has it or the id.</param>
    internal static SafeFileName From(string text, string fallback, NameSources sources = NameSources.None, int take = 1)
    {
        var name = Clean(text);
        var extension = VideoExtension(name);
        name = name.Substring(0, name.Length - extension.Length).TrimEnd(Edges);
        return new SafeFileName(name.Length > 0 ? name : Clean(fallback), extension.Length > 0 ? extension : DefaultExtension, sources, take);
    }

    /// <summary>The extension of a video that a text ends in, with its dot; empty if there is none.</summary>
    internal static string VideoExtension(string text) =>
        Path.GetExtension(text) is { } extension && VideoExtensions.Contains(extension) ? extension : "";

    /// <summary>
    /// The whole name with the id and, above 1, a number before the extension. A long name is cut; of a long id, the beginning and a
    /// digest are taken.
    /// </summary>
    internal string With(string id, int number) => Compose($"{_take}-{Shortened(id)}{(number > 1 ? $"-{number}" : "")}");

    /// <inheritdoc/>
    public override string ToString() => Compose(_take);

    /// <summary>The text without anything that could act as more than a part of a name; empty if nothing is left.</summary>
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
                // Never two dots in a row.
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

    /// <summary>Two ids that begin alike must not become one name.</summary>
    private static string Shortened(string id)
    {
        if (Encoding.UTF8.GetByteCount(id) <= MostIdBytes)
        {
            return id;
        }

        var digest = Digest(id);
        return Cut(id, MostIdBytes - digest.Length - 1) + "-" + digest;
    }

    /// <summary>FNV-1a in 64 bits, as 16 hexadecimal digits: the same in every process and on every system.</summary>
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

    /// <summary>Whether a character can be in a file name on every system, and turns no text around.</summary>
    internal static bool IsAllowed(char character) =>
        "<>:\"/\\|?*".IndexOf(character) < 0
        && char.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && !Direction.IsChangedBy(character);

    /// <summary>Whether a text can be the name of a saved video on every system: no path, no device, nothing that is hidden or turns text around.</summary>
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

    /// <summary>As many whole characters as fit into so many bytes.</summary>
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
