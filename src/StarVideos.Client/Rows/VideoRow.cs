using StarVideos.Text;

namespace StarVideos;

/// <summary>
/// A row of a table, or any other bag of columns, before its rules are checked: making one never fails.
/// The mode follows from which cells are filled.
/// </summary>
public sealed class VideoRow
{
    private readonly RowCells? _cells;
    private readonly VideoRequest? _request;
    private readonly int? _count;
    private readonly InvalidRequestException? _problem;

    /// <summary>Shapes a row from its columns, in any order and spelling.</summary>
    /// <param name="columns">
    /// Headings and cells. A cell is a text, a number, an address, or a collection of those (see <see cref="PlainValue"/>); any other
    /// object is an error of the row. A cell that could not be read is given as the exception that says why.
    /// </param>
    /// <param name="source">The object the row was made from, for error reports.</param>
    /// <remarks>
    /// Columns of a task that was submitted before make a row whose <see cref="ToRequest"/> fails, in whatever form they were kept. A
    /// row counts as one if it has an Id that can be the id of a task, and beside it either a Status that is one of
    /// <see cref="VideoTaskStatus"/> or a filled StatusText, CheckedAt, IsEnded, VideoUrl or ActualDuration; if it has a TaskId and a
    /// column TaskName, as a saved file has; or if either id is of the documented form, video_starvideos_…. A SubmissionId and beside it
    /// an Outcome that is one of <see cref="SubmissionOutcome"/> count as a submission that was recorded.
    /// </remarks>
    public VideoRow(IEnumerable<KeyValuePair<string, object?>> columns, object? source = null)
    {
        Source = source ?? this;
        var all = columns as IReadOnlyCollection<KeyValuePair<string, object?>> ?? columns.ToArray();
        _cells = new RowCells(all);
        _problem = TaskColumns.SubmittedId(all) is { } id ? Submitted(id) : CheckProblem(all) ?? _cells.Problem;
    }

    /// <summary>Wraps a request that is already checked.</summary>
    /// <param name="request">The request.</param>
    /// <param name="count">How many takes of it to make, 1 to 50; left out, what the defaults of the run say, else one. Another number is an error of the row.</param>
    public VideoRow(VideoRequest request, int? count = null)
    {
        Source = request;
        _request = request;
        _count = count;
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

    /// <summary>The row in a message: its number and, where it has one, its name.</summary>
    /// <param name="number">Which of the rows it is, from 1.</param>
    public string Label(int number) => $"Row {number}{(Name is { } name ? $" ({Clip.Clean(name, 60)})" : "")}";

    /// <summary>A take of the row in a message; of a row with one take, the row.</summary>
    /// <param name="number">Which of the rows it is, from 1.</param>
    /// <param name="take">Which take of the row, from 1; null for all of them.</param>
    /// <param name="takes">How many the row has.</param>
    public string Label(int number, int? take, int takes) => take is null || takes == 1 ? Label(number) : $"{Label(number)}, take {take} of {takes}";

    /// <summary>The row in a message: its name or, where it has none, the beginning of its prompt.</summary>
    public string Title => Clip.Clean(Name ?? _request?.Prompt ?? First(RowColumn.Prompt) ?? "", 60);

    internal string? Name => _request?.Name ?? First(RowColumn.Name);

    /// <summary>The beginning of the prompt as it may be shown, of a row that breaks a rule as well; null if it has none.</summary>
    internal string? PromptShown(int most) => (_request?.Prompt ?? First(RowColumn.Prompt)) is { } prompt ? Clip.Clean(prompt, most) : null;

    /// <summary>A field of the service as the table spells it.</summary>
    internal string Heading(string field) => _cells is not null && RowColumns.Find(field) is { } column ? _cells.Heading(column) : field;

    private string? First(RowColumn column) => _cells?.List(column) is { Count: > 0 } texts ? texts[0] : null;

    /// <summary>Filled columns that mean nothing here, perhaps by a typing error, as they may be shown: cleaned and cut.</summary>
    public IReadOnlyList<string> UnknownColumns => _cells is { Unknown: { Count: > 0 } unknown } ? unknown.Select(Shown).ToArray() : [];

    /// <summary>The same as they stand in the table.</summary>
    internal IReadOnlyList<string> UnknownHeadings => _cells?.Unknown ?? [];

    /// <summary>A row from something that cannot be one; <see cref="ToRequest"/> says why.</summary>
    /// <param name="source">The object.</param>
    /// <param name="problem">Why it is no row.</param>
    public static VideoRow Unusable(object? source, InvalidRequestException problem) => new(source, problem);

    /// <summary>A row from a task that was submitted already. Its <see cref="ToRequest"/> fails: nothing is paid for twice.</summary>
    /// <param name="id">The id of the task.</param>
    /// <param name="source">The task, in whatever form it came.</param>
    public static VideoRow AlreadySubmitted(string id, object? source) => new(source, Submitted(id));

    /// <summary>Checks every documented rule.</summary>
    /// <param name="defaults">What empty cells get.</param>
    /// <param name="warn">Told of what is left out although a cell is filled: length and shape next to a reference video; and of a Chinese prompt in UTF-8 that was read as GBK.</param>
    /// <returns>The request, of which <see cref="ToCount"/> takes are asked for.</returns>
    /// <exception cref="InvalidRequestException">A cell breaks a rule, filled cells exclude each other, or the row is a task.</exception>
    public VideoRequest ToRequest(RowDefaults? defaults = null, Action<string>? warn = null) => Checked(() =>
    {
        var request = _request ?? RowModes.Request(_cells!, defaults ?? RowDefaults.None, warn);
        _ = CountOf(defaults);
        return request;
    });

    /// <summary>How many takes of the row are asked for: as many tasks, each paid for.</summary>
    /// <param name="defaults">What an empty cell gets.</param>
    /// <returns>1 to 50; 1 where neither the row nor the defaults say.</returns>
    /// <exception cref="InvalidRequestException">The cell or the default is no whole number from 1 to 50, or the row cannot be one.</exception>
    public int ToCount(RowDefaults? defaults = null) => Checked(() => CountOf(defaults));

    private int CountOf(RowDefaults? defaults) => RequestRules.Takes(_count ?? _cells?.WholeNumber(RowColumn.Count, VideoTakes.Rule) ?? defaults?.Count);

    private T Checked<T>(Func<T> check)
    {
        if (_problem is not null)
        {
            throw _problem;
        }

        try
        {
            return check();
        }
        catch (InvalidRequestException broken) when (Heading(broken.Field) is { } heading && heading != broken.Field)
        {
            // The rules speak the service's spelling; the row's owner looks for the heading in the table.
            throw new InvalidRequestException(heading, broken.Value, broken.Rule);
        }
    }

    private static string Shown(string heading) => Clip.Clean(heading, Clip.ValueLength);

    /// <summary>What a dry run said of a row has its prompt as well, and not what was wrong with it: it must not be paid for as a row.</summary>
    private static InvalidRequestException? CheckProblem(IReadOnlyCollection<KeyValuePair<string, object?>> columns) =>
        columns.Any(static column => TaskColumns.Is(column.Key, nameof(RequestCheck.IsValid))) && columns.Any(static column => TaskColumns.Is(column.Key, nameof(RequestCheck.RowNumber)))
            ? new InvalidRequestException("row", null, "is what a dry run said of a row (it has the columns IsValid and RowNumber); submit the row itself")
            : null;

    private static InvalidRequestException Submitted(string id) => new(
        "row",
        id,
        "was submitted already; submitting it again may pay for it again (if it is a row of your own, give its columns other names than those of a task or a submission: Id, Status, Outcome and the like)");
}
