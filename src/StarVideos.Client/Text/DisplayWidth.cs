using System.Globalization;
using System.Text;

namespace StarVideos.Text;

/// <summary>
/// How many columns a text takes on a terminal. Chinese, Japanese and Korean characters and most emoji take two, combining marks
/// none, all others one.
/// </summary>
public static class DisplayWidth
{
    /// <summary>The first and last code points of what takes two columns: East_Asian_Width W and F in Unicode's EastAsianWidth.txt, gaps of unassigned code points closed.</summary>
    private static readonly int[] Wide =
    [
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE, 0x2614, 0x2615,
        0x2630, 0x2637, 0x2648, 0x2653, 0x267F, 0x267F, 0x268A, 0x268F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE,
        0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA, 0x26FD, 0x26FD,
        0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797,
        0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55, 0x2E80, 0x303E, 0x3041, 0x3247, 0x3250, 0xA4C6,
        0xA960, 0xA97C, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6B, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x1B2FB,
        0x1D300, 0x1D376, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F1E6, 0x1F320, 0x1F32D, 0x1F335,
        0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3, 0x1F3E0, 0x1F3F0, 0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E,
        0x1F440, 0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D, 0x1F54B, 0x1F54E, 0x1F550, 0x1F567, 0x1F57A, 0x1F57A, 0x1F595, 0x1F596,
        0x1F5A4, 0x1F5A4, 0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5, 0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5, 0x1F6DF, 0x1F6EB, 0x1F6EC,
        0x1F6F4, 0x1F6FC, 0x1F7E0, 0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945, 0x1F947, 0x1F9FF, 0x1FA70, 0x1FAF8, 0x20000, 0x3FFFD,
    ];

    /// <summary>The columns that a text of one line takes.</summary>
    /// <param name="text">Any text.</param>
    public static int Of(string text)
    {
        var columns = 0;
        for (var at = 0; at < text.Length; at += IsPair(text, at) ? 2 : 1)
        {
            columns += At(text, at);
        }

        return columns;
    }

    /// <summary>As much of a text as fits, with an ellipsis where something was left out. Characters are never cut in half, nor parted from their marks.</summary>
    /// <param name="text">A text of one line.</param>
    /// <param name="columns">The most columns, 1 or more, the ellipsis included.</param>
    public static string Cut(string text, int columns)
    {
        if (Of(text) <= columns)
        {
            return text;
        }

        var (end, width) = (0, 0);
        foreach (var next in StringInfo.ParseCombiningCharacters(text).Skip(1))
        {
            width += Of(text.Substring(end, next - end));
            if (width >= columns)
            {
                break;
            }

            end = next;
        }

        return text.Substring(0, end) + "…";
    }

    /// <summary>The text with blanks behind it, so that what follows stands in the same column on every line.</summary>
    /// <param name="text">A text of one line; a wider one stays as it is.</param>
    /// <param name="columns">The columns to fill.</param>
    public static string Pad(string text, int columns) => text + new string(' ', Math.Max(0, columns - Of(text)));

    private static bool IsPair(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);

    private static int At(string text, int at) =>
        CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control ? 0
        : IsWide(IsPair(text, at) ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at]) ? 2
        : 1;

    private static bool IsWide(int codePoint)
    {
        // The place of the code point among the bounds: on a bound, or behind an odd number of them, it is within a range.
        var place = Array.BinarySearch(Wide, codePoint);
        return place >= 0 || (~place % 2) == 1;
    }
}
