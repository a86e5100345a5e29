using StarVideos.Text;

namespace StarVideos;

/// <summary>
/// A row of a table, or any other bag of columns, before its rules are checked: making one never fails.
/// The mode follows from which cells are filled.
/// </summary>
public sealed class VideoRow
{
    private readonly string?[] _headings = new string?[RowColumns.Count];
    private readonly object?[] _cells = new object?[RowColumns.Count];
    private readonly List<string> _unknownColumns = [];
    private readonly VideoRequest? _request;
    private InvalidRequestException? _problem;

    /// <summary>Shapes a row from its columns, in any order and spelling.</summary>
    /// <param name="columns">Headings and cells. A cell is a text, a number, an address, or a collection of those.</param>
    /// <param name="source">The object the row was made from, for error reports.</param>
    public VideoRow(IEnumerable<KeyValuePair<string, object?>> columns, object? source = null)
    {
        Source = source ?? this;
        foreach (var column in columns)
        {
            Add(column);
        }
    }

    /// <summary>Wraps a request that is already checked.</summary>
    public VideoRow(VideoRequest request)
    {
        Source = request;
        _request = request;
    }

    /// <summary>A row that is nothing but a prompt.</summary>
    public VideoRow(string prompt)
        : this([new KeyValuePair<string, object?>("prompt", prompt)], prompt)
    {
    }

    private VideoRow(object? source, InvalidRequestException problem)
    {
        Source = source;
        _problem = problem;
    }

    /// <summary>The object this row was made from.</summary>
    public object? Source { get; }

    /// <summary>The name in the row, if it has one: for messages.</summary>
    internal string? Name => _request?.Name ?? (RowValue.List(Cell(RowColumn.Name)) is { Count: > 0 } names ? names[0] : null);

    /// <summary>Filled columns that mean nothing here, perhaps by a typing error.</summary>
    public IReadOnlyList<string> UnknownColumns => _unknownColumns;

    /// <summary>A row from something that cannot be one; <see cref="ToRequest"/> says why.</summary>
    /// <param name="source">The object.</param>
    /// <param name="problem">Why it is no row.</param>
    public static VideoRow Unusable(object? source, InvalidRequestException problem) => new(source, problem);

    /// <summary>Checks every documented rule.</summary>
    /// <param name="defaults">What empty cells get.</param>
    /// <param name="warn">Told of what is left out although a cell is filled: length and shape next to a reference video.</param>
    /// <returns>The request.</returns>
    /// <exception cref="InvalidRequestException">A cell breaks a rule, or filled cells exclude each other.</exception>
    public VideoRequest ToRequest(RowDefaults? defaults = null, Action<string>? warn = null)
    {
        if (_problem is not null)
        {
            throw _problem;
        }

        if (_request is not null)
        {
            return _request;
        }

        try
        {
            return Build(defaults ?? RowDefaults.None, warn);
        }
        catch (InvalidRequestException broken) when (RowColumns.Find(broken.Field) is { } column && Heading(column) != broken.Field)
        {
            // The rules speak the service's spelling; the row's owner looks for the heading in the table.
            throw new InvalidRequestException(Heading(column), broken.Value, broken.Rule);
        }
    }

    private VideoRequest Build(RowDefaults defaults, Action<string>? warn)
    {
        var prompt = Text(RowColumn.Prompt) ?? throw new InvalidRequestException(Heading(RowColumn.Prompt), null, "is required in every mode");
        var name = Text(RowColumn.Name)?.Trim() ?? defaults.Name;
        var images = List(RowColumn.ReferenceImages);
        var videos = List(RowColumn.ReferenceVideos);
        var first = Text(RowColumn.FirstImage);
        var last = Text(RowColumn.LastImage);

        RefuseMixedModes(images.Count > 0, videos.Count > 0, first is not null, last is not null);
        if (videos.Count > 1)
        {
            throw new InvalidRequestException(Heading(RowColumn.ReferenceVideos), $"{videos.Count} videos", "takes exactly 1 video");
        }

        if (videos.Count == 1)
        {
            WarnOfUnsentSize(warn);
            return images.Count > 0
                ? new ImageAndVideoRequest(prompt, images, videos[0], name)
                : new VideoReferenceRequest(prompt, videos[0], name);
        }

        var duration = RowValue.WholeNumber(Heading(RowColumn.Duration), Cell(RowColumn.Duration), "must be a whole number of seconds from 3 to 15") ?? defaults.Duration;
        var ratio = Text(RowColumn.Ratio)?.Trim() ?? defaults.Ratio;
        return first is not null ? new FirstLastFrameRequest(prompt, first, last!, duration, ratio, name)
            : images.Count > 0 ? new ImageReferenceRequest(prompt, images, duration, ratio, name)
            : new TextRequest(prompt, duration, ratio, name);
    }

    private void Add(KeyValuePair<string, object?> column)
    {
        if (RowValue.IsAbsent(column.Value))
        {
            return;
        }

        if (RowColumns.Find(column.Key) is not { } known)
        {
            _unknownColumns.Add(column.Key);
            return;
        }

        // A list of nothing, as a spreadsheet makes by joining empty cells.
        if (known is RowColumn.ReferenceImages or RowColumn.ReferenceVideos && RowValue.List(column.Value).Count == 0)
        {
            return;
        }

        if (_headings[(int)known] is { } other)
        {
            _problem ??= new InvalidRequestException(column.Key, column.Value, $"means the same as column {other}; fill one of them");
            return;
        }

        _headings[(int)known] = column.Key;
        _cells[(int)known] = column.Value;
    }

    private void RefuseMixedModes(bool hasImages, bool hasVideos, bool hasFirst, bool hasLast)
    {
        if (!hasFirst && !hasLast)
        {
            return;
        }

        var frame = hasFirst ? RowColumn.FirstImage : RowColumn.LastImage;
        if (hasImages || hasVideos)
        {
            var reference = hasImages ? RowColumn.ReferenceImages : RowColumn.ReferenceVideos;
            throw new InvalidRequestException(Heading(frame), Cell(frame), $"cannot stand next to {Heading(reference)}; first and last frame exclude reference images and videos");
        }

        if (hasFirst != hasLast)
        {
            var missing = hasFirst ? RowColumn.LastImage : RowColumn.FirstImage;
            throw new InvalidRequestException(Heading(frame), Cell(frame), $"needs {Heading(missing)} as well; give both frames or neither");
        }
    }

    private void WarnOfUnsentSize(Action<string>? warn)
    {
        foreach (var column in new[] { RowColumn.Duration, RowColumn.Ratio })
        {
            if (Cell(column) is not null)
            {
                warn?.Invoke($"{Heading(column)} {Clip.Value(Cell(column))} is not sent: with a reference video the result follows that video.");
            }
        }
    }

    private object? Cell(RowColumn column) => _cells[(int)column];

    private string? Text(RowColumn column) => RowValue.Text(Heading(column), Cell(column));

    private IReadOnlyList<string> List(RowColumn column) => RowValue.List(Cell(column));

    /// <summary>The heading as the caller wrote it, or the service's spelling where the row has no such column.</summary>
    private string Heading(RowColumn column) => _headings[(int)column] ?? column switch
    {
        RowColumn.Prompt => "prompt",
        RowColumn.Name => "name",
        RowColumn.Duration => "duration",
        RowColumn.Ratio => "ratio",
        RowColumn.ReferenceImages => "referenceImages",
        RowColumn.ReferenceVideos => "referenceVideos",
        RowColumn.FirstImage => "first_image",
        _ => "last_image",
    };
}
