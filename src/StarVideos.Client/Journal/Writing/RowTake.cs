namespace StarVideos.Journal;

/// <summary>Which take of which row a submission is.</summary>
/// <param name="Number">Which take, from 1.</param>
/// <param name="Row">What identifies the row: see <see cref="RequestFingerprint"/>.</param>
internal sealed record RowTake(int Number, string Row)
{
    /// <summary>What identifies the take.</summary>
    internal string Fingerprint => RequestFingerprint.OfTake(Row, Number);

    internal static RowTake Of(VideoRequest request, Uri baseUri, int number) => new(number, RequestFingerprint.Of(request, baseUri));

    /// <summary>What a line says; null where it has no row. A line without a take is of the first one, as all are that are older than takes.</summary>
    internal static RowTake? From(JournalLine line) =>
        line.Row is null ? null
        : line is { Take: { } number and > 1, TakeOf: { } row } ? new RowTake(number, row) : new RowTake(1, line.Row);

    /// <summary>Writes it into a line. The first take is written as a row without takes is, so that versions without them know it.</summary>
    internal void WriteTo(JournalLine line)
    {
        line.Row = Fingerprint;
        line.Take = Number > 1 ? Number : null;
        line.TakeOf = Number > 1 ? Row : null;
    }
}
