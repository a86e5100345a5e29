namespace StarVideos.Journal;

/// <summary>One take of a row.</summary>
/// <param name="Number">The number of the take, from 1.</param>
/// <param name="Row">The fingerprint of the row: see <see cref="RequestFingerprint"/>.</param>
internal sealed record RowTake(int Number, string Row)
{
    /// <summary>The fingerprint of the take.</summary>
    internal string Fingerprint => RequestFingerprint.OfTake(Row, Number);

    internal static RowTake Of(VideoRequest request, Uri baseUri, int number) => new(number, RequestFingerprint.Of(request, baseUri));

    /// <summary>
    /// Reads the take from a line; null if the line has no row. A line without a take number is the first take, as in lines of versions without
    /// takes.
    /// </summary>
    internal static RowTake? From(JournalLine line) =>
        line.Row is null ? null
        : line is { Take: { } number and > 1, TakeOf: { } row } ? new RowTake(number, row) : new RowTake(1, line.Row);

    /// <summary>Writes the take into a line. The first take is written like a row without takes, so that older versions can read it.</summary>
    internal void WriteTo(JournalLine line)
    {
        line.Row = Fingerprint;
        line.Take = Number > 1 ? Number : null;
        line.TakeOf = Number > 1 ? Row : null;
    }
}
