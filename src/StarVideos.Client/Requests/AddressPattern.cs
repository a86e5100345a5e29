using System.Text.RegularExpressions;

namespace StarVideos;

/// <summary>
/// What the address of a reference looks like, as one regular expression that .NET and JavaScript (with its flag u) read alike: a
/// review page judges by it what is typed there. So it has no construct that only one of them knows, and none that means something
/// else in the other: \s, \d and \w are not alike, and characters beyond U+FFFF are one character there and two here.
/// </summary>
internal static class AddressPattern
{
    /// <summary>How an address ends whose query was left out in the journal: it opens nothing.</summary>
    internal const string Cut = "?…";

    /// <summary>The expression, for the whole text.</summary>
    internal const string Text =
        "^" + NoOther + NoCut + Scheme + "(?:" + UserInfo + "@)?" + "(?:" + Name + "|" + Six + ")" + Port + "(?:[/?#]" + Any + "*)?$(?!\\n)";

    private const string Scheme = "[hH][tT][tT][pP][sS]?://";

    /// <summary>Behind a comma, a semicolon or a bar, or their full-width forms, no other address begins. The last one is the Chinese comma of lists.</summary>
    private const string NoOther = "(?![\\s\\S]*[,;|\\uFF0C\\uFF1B\\uFF5C\\u3001]" + Scheme + ")";

    private const string NoCut = "(?![\\s\\S]*\\?\\u2026$)";

    /// <summary>No blanks, controls, halves of a pair, or what stands for an unread character. The second form is the pair, where it counts as two.</summary>
    private const string Any = "(?:[^\\p{Z}\\p{Cc}\\p{Cs}\\uFFFD]|[\\uD800-\\uDBFF][\\uDC00-\\uDFFF])";

    private const string UserInfo = "[A-Za-z0-9._~!$&'()*+,;=:%\\-]*";

    /// <summary>
    /// Letters and digits of any script. As ranges: .NET and a browser know categories of different
    /// years. The second and third form are characters beyond U+FFFF, here and there.
    /// </summary>
    private const string Letter = "(?:[A-Za-z0-9\\u00C0-\\u167F\\u1681-\\u180D\\u180F-\\u1FFF\\u2C00-\\u2DFF\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035\\u3041-\\uD7FF\\uF900-\\uFD3D\\uFD50-\\uFDFB\\uFE70-\\uFEFC\\uFF10-\\uFF19\\uFF21-\\uFF3A\\uFF41-\\uFF5A\\uFF66-\\uFFDC]|[^\\u0000-\\uFFFF]|[\\uD800-\\uDBFF][\\uDC00-\\uDFFF])";

    private const string Label = Letter + "(?:(?:" + Letter + "|[_\\-]){0,61}" + Letter + ")?";

    /// <summary>In ASCII alone, a hyphen or an underscore may be last.</summary>
    private const string Plain = "[A-Za-z0-9][A-Za-z0-9_\\-]{0,62}";

    private const string Name = "(?:(?:" + Plain + "\\.)*" + Plain + "|(?:" + Label + "\\.)*" + Label + ")\\.?";

    private const string Four = "[0-9A-Fa-f]{1,4}";

    private const string Fours = "(?:" + Four + "(?::" + Four + ")*)?";

    private const string Octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    /// <summary>Version 6 of the Internet protocol: eight groups, or fewer around a gap, the last two perhaps as an address of version 4.</summary>
    private const string Six = "\\[(?:(?:" + Four + ":){7}" + Four + "|(?=(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}\\])" + Fours + "::" + Fours
        + "|::(?:" + Four + ":){0,5}(?:" + Octet + "\\.){3}" + Octet + ")\\]";

    private const string Port = "(?::(?:6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5]?[0-9]{1,4})?)?";

    private static readonly Regex Expression = new(Text, RegexOptions.CultureInvariant);

    internal static bool IsMatch(string address) => Expression.IsMatch(address);
}
