using System.Text.RegularExpressions;

namespace StarVideos;

/// <summary>
/// The form of the address of a reference, as one regular expression. .NET and JavaScript (with its flag u) must read it alike, because the
/// review page checks typed addresses with it. So it uses nothing that only one of them knows or that they read differently: \s, \d and \w
/// are different, and a character beyond U+FFFF is one character in JavaScript and two in .NET.
/// </summary>
internal static class AddressPattern
{
    /// <summary>The end of an address whose query was removed in the journal. Such an address cannot be used.</summary>
    internal const string Cut = "?…";

    /// <summary>The expression. It must match the whole text.</summary>
    internal const string Text =
        "^" + NoOther + NoCut + Scheme + "(?:" + UserInfo + "@)?" + "(?:" + Name + "|" + Six + ")" + Port + "(?:[/?#]" + Any + "*)?$(?!\\n)";

    private const string Scheme = "[hH][tT][tT][pP][sS]?://";

    /// <summary>A comma, a semicolon or a bar, and their full-width forms. The last one is the Chinese comma of lists.</summary>
    internal const string Separators = ",;|\uFF0C\uFF1B\uFF5C\u3001";

    /// <summary>No other address follows after a separator.</summary>
    private const string NoOther = "(?![\\s\\S]*[" + Separators + "]" + Scheme + ")";

    private const string NoCut = "(?![\\s\\S]*\\?\\u2026$)";

    /// <summary>Any character but blanks, controls, halves of a surrogate pair, and U+FFFD. The second form is a whole pair, for .NET.</summary>
    private const string Any = "(?:[^\\p{Z}\\p{Cc}\\p{Cs}\\uFFFD]|[\\uD800-\\uDBFF][\\uDC00-\\uDFFF])";

    private const string UserInfo = "[A-Za-z0-9._~!$&'()*+,;=:%\\-]*";

    /// <summary>
    /// Letters and digits of any script. Written as ranges, because .NET and a browser may have the Unicode categories of different years. The
    /// second and third form are characters beyond U+FFFF, in .NET and in JavaScript.
    /// </summary>
    private const string Letter = "(?:[A-Za-z0-9\\u00C0-\\u167F\\u1681-\\u180D\\u180F-\\u1FFF\\u2C00-\\u2DFF\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035\\u3041-\\uD7FF\\uF900-\\uFD3D\\uFD50-\\uFDFB\\uFE70-\\uFEFC\\uFF10-\\uFF19\\uFF21-\\uFF3A\\uFF41-\\uFF5A\\uFF66-\\uFFDC]|[^\\u0000-\\uFFFF]|[\\uD800-\\uDBFF][\\uDC00-\\uDFFF])";

    private const string Label = Letter + "(?:(?:" + Letter + "|[_\\-]){0,61}" + Letter + ")?";

    /// <summary>A name in ASCII. Its last character may be a hyphen or an underscore.</summary>
    private const string Plain = "[A-Za-z0-9][A-Za-z0-9_\\-]{0,62}";

    private const string Name = "(?:(?:" + Plain + "\\.)*" + Plain + "|(?:" + Label + "\\.)*" + Label + ")\\.?";

    private const string Four = "[0-9A-Fa-f]{1,4}";

    private const string Fours = "(?:" + Four + "(?::" + Four + ")*)?";

    private const string Octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    /// <summary>An IPv6 address: eight groups, or fewer around a gap. The last two groups may be written as an IPv4 address.</summary>
    private const string Six = "\\[(?:(?:" + Four + ":){7}" + Four + "|(?=(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}\\])" + Fours + "::" + Fours
        + "|::(?:" + Four + ":){0,5}(?:" + Octet + "\\.){3}" + Octet + ")\\]";

    private const string Port = "(?::(?:6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5]?[0-9]{1,4})?)?";

    private static readonly Regex Expression = new(Text, RegexOptions.CultureInvariant);

    internal static bool IsMatch(string address) => Expression.IsMatch(address);
}
