using StarVideos.Text;

namespace StarVideos;

/// <summary>
/// A row of a table, or any other set of named values, before its rules are checked. The constructor never throws. The mode follows from
/// which cells are filled.
/// </summary>
public sealed class VideoRow
{
    private readonly RowCells? _cells;
    private readonly VideoRequest? _request;
    private readonly int? _count;
    private readonly InvalidRequestException? _problem;

    /// <summary>Makes a row from its columns, in any order and spelling.</summary>
    /// <param name="columns">
    /// Headings and cells. A cell is a text, a number, an address, or a collection of those (see <see cref="PlainValue"/>). Any other object is
    /// an error of the row. If a cell could not be read, pass the exception as its value.
    /// </param>
    /// <param name="source">The object the row was made from, for error reports.</param>
    /// <remarks>
    /// A task that was submitted before makes a row whose <see cref="ToRequest"/> throws. Such a row is recognized by its columns. A row is a
    /// task if it has an Id that can be the id of a task, and also a Status that is one of <see cref="VideoTaskStatus"/> or a filled
    /// StatusText, CheckedAt, IsEnded, VideoUrl or ActualDuration. A row is a task too if it has a TaskId and a column TaskName, as a saved file
    /// has, or if either id is of the documented form, video_starvideos_…. A row with a SubmissionId and an Outcome that is one of
    /// <see cref="SubmissionOutcome"/> is a submission that was recorded.
    /// </remarks>
    public VideoRow(IEnumerable<KeyValuePair<string, object?>> columns, object? source = null)
    {
        Source = source ?? this;
        var all = columns as IReadOnlyCollection<KeyValuePair<string, object?>> ?? columns.ToArray();
        _cells = new RowCells(all);
        _problem = TaskColumns.SubmittedId(all) is { } id ? Submitted(id) : CheckProblem(all) ?? _cells.Problem;
    }

    /// <summary>Makes a row from a request, which was checked when it was made.</summary>
    /// <param name="request">The request.</param>
    /// <param name="count">
    /// How many takes to make, 1 to 50. If left out, the default of the run counts; without a default, one take. Another number is an error of
    /// the row.
    /// </param>
    public VideoRow(VideoRequest request, int? count = null)
    {
        Source = request;
        _request = request;
        _count = count;
    }

    /// <summary>Makes a row with a prompt only.</summary>
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

    /// <summary>The row in a message: its number, and its name if it has one.</summary>
    /// <param name="number">The number of the row, from 1.</param>
    public string Label(int number) => $"Row {number}{(Name is { } name ? $" ({Clip.Clean(name, 60)})" : "")}";

    /// <summary>A take of the row in a message. If the row has one take only, the row.</summary>
    /// <param name="number">The number of the row, from 1.</param>
    /// <param name="take">The number of the take within the row, from 1; null for all takes.</param>
    /// <param name="takes">How many takes the row has.</param>
    public string Label(int number, int? take, int takes) => take is null || takes == 1 ? Label(number) : $"{Label(number)}, take {take} of {takes}";

    /// <summary>The row in a message: its name, or the beginning of its prompt if it has no name.</summary>
    public string Title => Clip.Clean(Name ?? _request?.Prompt ?? First(RowColumn.Prompt) ?? "", 60);

    internal string? Name => _request?.Name ?? First(RowColumn.Name);

    /// <summary>The beginning of the prompt, cut to a length that can be shown, also of a row that breaks a rule; null if it has none.</summary>
    internal string? PromptShown(int most) => (_request?.Prompt ?? First(RowColumn.Prompt)) is { } prompt ? Clip.Clean(prompt, most) : null;

    /// <summary>The heading of a field of the service, as the table spells it.</summary>
    internal string Heading(string field) => _cells is not null && RowColumns.Find(field) is { } column ? _cells.Heading(column) : field;

    /// <summary>The whole text of a cell, with its semicolons; of several texts the first. Not <see cref="RowCells.Text"/>, which throws then.</summary>
    private string? First(RowColumn column) => _cells?[column] is string text ? text : _cells?.List(column) is { Count: > 0 } texts ? texts[0] : null;

    /// <summary>Filled columns that are unknown, perhaps because of a typing error. They are cleaned and cut, so that they can be shown.</summary>
    public IReadOnlyList<string> UnknownColumns => _cells is { Unknown: { Count: > 0 } unknown } ? unknown.Select(Shown).ToArray() : [];

    /// <summary>The unknown columns as the table spells them.</summary>
    internal IReadOnlyList<string> UnknownHeadings => _cells?.Unknown ?? [];

    /// <summary>Makes a row from something that cannot be a row. Its <see cref="ToRequest"/> throws <paramref name="problem"/>.</summary>
    /// <param name="source">The object.</param>
    /// <param name="problem">Why the object is no row.</param>
    public static VideoRow Unusable(object? source, InvalidRequestException problem) => new(source, problem);

    /// <summary>Makes a row from a task that was already submitted. Its <see cref="ToRequest"/> throws, so that nothing is paid for twice.</summary>
    /// <param name="id">The id of the task.</param>
    /// <param name="source">The task, in any form.</param>
    public static VideoRow AlreadySubmitted(string id, object? source) => new(source, Submitted(id));

    /// <summary>Checks every documented rule.</summary>
    /// <param name="defaults">Values for empty cells.</param>
    /// <param name="warn">
    /// Called if a filled cell is not sent: duration and ratio next to a reference video.
    /// </param>
    /// <returns>The request. <see cref="ToCount"/> says how many takes of it are requested.</returns>
    /// <exception cref="InvalidRequestException">A cell breaks a rule, filled cells exclude each other, or the row is a task.</exception>
    public VideoRequest ToRequest(RowDefaults? defaults = null, Action<string>? warn = null) => Checked(() =>
    {
        var request = _request ?? RowModes.Request(_cells!, defaults ?? RowDefaults.None, warn);
        _ = CountOf(defaults);
        return request;
    });

    /// <summary>How many takes of the row are requested. Each take is a task of its own and is paid for.</summary>
    /// <param name="defaults">Values for empty cells.</param>
    /// <returns>1 to 50; 1 if neither the row nor the defaults give a number.</returns>
    /// <exception cref="InvalidRequestException">The cell or the default is no whole number from 1 to 50, or the object is no row.</exception>
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
            // The rules use the service's spelling. The user knows the heading in the table.
            throw new InvalidRequestException(heading, broken.Value, broken.Rule);
        }
    }

    private static string Shown(string heading) => Clip.Clean(heading, Clip.ValueLength);

    /// <summary>The error for a result of a dry run: it has a prompt too, but must not be submitted as a row.</summary>
    private static InvalidRequestException? CheckProblem(IReadOnlyCollection<KeyValuePair<string, object?>> columns) =>
        columns.Any(static column => TaskColumns.Is(column.Key, nameof(RequestCheck.IsValid))) && columns.Any(static column => TaskColumns.Is(column.Key, nameof(RequestCheck.RowNumber)))
            ? new InvalidRequestException("row", null, "is the result of a dry run (it has the columns IsValid and RowNumber); submit the row itself")
            : null;

    private static InvalidRequestException Submitted(string id) => new(
        "row",
        id,
        "was submitted already; submitting it again may pay for it again (if it is a row of your own, give its columns other names than those of a task or a submission: Id, Status, Outcome and the like)");
}
