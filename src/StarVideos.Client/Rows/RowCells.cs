namespace StarVideos;

/// <summary>The cells of a row, by the meaning of their columns. Reading them never throws; the first error is kept until the request is made.</summary>
internal sealed class RowCells
{
    private readonly string?[] _headings = new string?[RowColumns.Count];
    private readonly object?[] _cells = new object?[RowColumns.Count];
    private readonly List<string> _unknown = [];

    internal RowCells(IEnumerable<KeyValuePair<string, object?>> columns)
    {
        foreach (var column in columns)
        {
            Add(column);
        }
    }

    /// <summary>The first error of a single cell; null if there is none.</summary>
    internal InvalidRequestException? Problem { get; private set; }

    /// <summary>Headings of filled cells that are no known column, as the table spells them.</summary>
    internal IReadOnlyList<string> Unknown => _unknown;

    /// <summary>The cell as it is in the table; null if there is none.</summary>
    internal object? this[RowColumn column] => _cells[(int)column];

    /// <exception cref="InvalidRequestException">The cell holds several values.</exception>
    internal string? Text(RowColumn column) => RowValue.Text(Heading(column), this[column]);

    internal IReadOnlyList<string> List(RowColumn column) => RowValue.List(Heading(column), this[column]);

    /// <exception cref="InvalidRequestException">The cell is no whole number.</exception>
    internal int? WholeNumber(RowColumn column, string rule) => RowValue.WholeNumber(Heading(column), this[column], rule);

    /// <summary>The heading as the caller spelled it; the service's spelling if the row has no such column.</summary>
    internal string Heading(RowColumn column) => _headings[(int)column] ?? RowColumns.Spelling(column);

    private void Add(KeyValuePair<string, object?> column)
    {
        if (RowValue.IsAbsent(column.Value))
        {
            return;
        }

        if (RowColumns.Find(column.Key) is not { } known)
        {
            // An unknown property that throws when it is read does not matter.
            if (column.Value is not Exception)
            {
                _unknown.Add(column.Key);
            }

            return;
        }

        if (RowValue.Refusal(column.Key, column.Value) is { } refusal)
        {
            Problem ??= refusal;
            return;
        }

        // A list without elements: a spreadsheet makes one when it joins empty cells.
        if (known is RowColumn.ReferenceImages or RowColumn.ReferenceVideos && RowValue.List(column.Key, column.Value).Count == 0)
        {
            return;
        }

        if (_headings[(int)known] is { } other)
        {
            Problem ??= new InvalidRequestException(column.Key, column.Value, $"means the same as column {other}; fill one of them");
            return;
        }

        _headings[(int)known] = column.Key;
        _cells[(int)known] = column.Value;
    }
}
