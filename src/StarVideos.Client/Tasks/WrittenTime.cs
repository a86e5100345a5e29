using System.Globalization;

namespace StarVideos;

/// <summary>
/// Reads a point in time, written by a program in some culture. Export-Csv writes the general form ("G") of the current culture, without a
/// time zone; JSON has the ISO form. Forms of other cultures are not guessed: 11/05 is in November in one country and in May in another.
/// </summary>
internal static class WrittenTime
{
    private const DateTimeStyles Blanks = DateTimeStyles.AllowLeadingWhite | DateTimeStyles.AllowTrailingWhite;

    // No task is older than the service. A year outside this range was written in another calendar.
    private const int FirstYear = 2020;
    private const int LastYear = 2199;

    /// <summary>Year, month, day, with four digits of the year: no other form looks like this.</summary>
    private static readonly string[] Iso = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK"];

    /// <param name="value">A time, or its text. Without a time zone it is local.</param>
    /// <param name="culture">Null for the current one.</param>
    /// <returns>The local time; null if the value cannot be read with certainty.</returns>
    internal static DateTime? Read(object? value, IFormatProvider? culture) => value switch
    {
        DateTime time => Local(time),
        DateTimeOffset time => time.LocalDateTime,
        string text => FromText(text, culture ?? CultureInfo.CurrentCulture),
        _ => null,
    };

    private static DateTime? FromText(string text, IFormatProvider culture) =>
        (DateTime.TryParseExact(text, "G", culture, Blanks, out var time) && IsWrittenAlike(time, text, culture))
        || DateTime.TryParseExact(text, Iso, CultureInfo.InvariantCulture, Blanks | DateTimeStyles.RoundtripKind, out time)
            ? time.Year is >= FirstYear and <= LastYear ? Local(time) : null
            : null;

    /// <summary>
    /// Whether writing the time in the same culture gives the same text. If not, it was misread: two-digit years, for example, or the years of
    /// an emperor.
    /// </summary>
    private static bool IsWrittenAlike(DateTime time, string text, IFormatProvider culture) => WithoutBlanks(time.ToString("G", culture)) == WithoutBlanks(text);

    private static string WithoutBlanks(string text) => string.Concat(text.Where(static character => !char.IsWhiteSpace(character)));

    private static DateTime Local(DateTime time) => time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Local) : time.ToLocalTime();
}
