using System.Globalization;

namespace StarVideos;

/// <summary>Reads a task from the columns of a table, as CSV, JSON, CLIXML or a hashtable has them.</summary>
internal static class TaskColumns
{
    private const string SavedId = "TaskId";
    private const string SavedName = "TaskName";

    /// <summary>The beginning of the documented ids. Other ids are seen in the field.</summary>
    private const string DocumentedPrefix = "video_starvideos_";

    /// <summary>Columns that only a task has. A row with an id and one of these columns is a task.</summary>
    private static readonly string[] Telling = [nameof(VideoTask.StatusText), nameof(VideoTask.CheckedAt), nameof(VideoTask.IsEnded), nameof(VideoTask.VideoUrl), nameof(VideoTask.ActualDuration)];

    /// <summary>Makes a task from columns. A cell that cannot be read with certainty counts as empty.</summary>
    /// <param name="columns">Headings and cells.</param>
    /// <param name="culture">The culture in which the texts were written; null for the current one.</param>
    internal static VideoTask Restore(IEnumerable<KeyValuePair<string, object?>> columns, IFormatProvider? culture)
    {
        var cells = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in columns)
        {
            cells[column.Key] = column.Value;
        }

        return new VideoTask
        {
            // The TaskId of a saved file is used like the task's own id.
            Id = (Text("Id") ?? Text(SavedId) ?? "").Trim(),
            Name = Text(nameof(VideoTask.Name)),
            Status = EnumValue<VideoTaskStatus>(Cell(nameof(VideoTask.Status))) ?? VideoTaskStatus.Unknown,
            StatusText = Text(nameof(VideoTask.StatusText)),
            Mode = EnumValue<VideoMode>(Cell(nameof(VideoTask.Mode))),
            Prompt = Text(nameof(VideoTask.Prompt)),
            Duration = PlainValue.TryWholeNumber(Cell(nameof(VideoTask.Duration)), out var duration) && duration > 0 ? duration : null,
            Ratio = Text(nameof(VideoTask.Ratio)),
            CreatedAt = WrittenTime.Read(Cell(nameof(VideoTask.CreatedAt)), culture),
            CheckedAt = WrittenTime.Read(Cell(nameof(VideoTask.CheckedAt)), culture),
            VideoUrl = Address(Cell(nameof(VideoTask.VideoUrl))),
            ActualDuration = WrittenNumber.Read(Cell(nameof(VideoTask.ActualDuration)), culture) is { } seconds and >= 0 ? seconds : null,
            Error = Text(nameof(VideoTask.Error)),
            ErrorCode = Text(nameof(VideoTask.ErrorCode)),
            Model = Text(nameof(VideoTask.Model)),
            Batch = Text(nameof(VideoTask.Batch)),
            Take = PlainValue.TryWholeNumber(Cell(nameof(VideoTask.Take)), out var take) && take > 0 ? take : null,
            TakeOf = Text(nameof(VideoTask.TakeOf)),
            BaseUri = Address(Cell(nameof(VideoTask.BaseUri))),
            Path = Text(nameof(VideoTask.Path)),
        };

        object? Cell(string heading) => cells.TryGetValue(heading, out var cell) ? cell : null;

        string? Text(string heading) => Filled(Cell(heading));
    }

    /// <summary>The id of the task or submission in these columns; null if they are a new row. <see cref="VideoRow"/> describes the rules.</summary>
    internal static string? SubmittedId(IEnumerable<KeyValuePair<string, object?>> columns)
    {
        string? id = null, savedId = null, submissionId = null;
        bool hasTaskColumn = false, hasSavedName = false, hasOutcome = false;
        foreach (var column in columns)
        {
            if (Is(column.Key, "Id"))
            {
                id = ValidId(column.Value);
            }
            else if (Is(column.Key, SavedId))
            {
                savedId = ValidId(column.Value);
            }
            else if (Is(column.Key, nameof(VideoTask.Status)))
            {
                hasTaskColumn |= EnumValue<VideoTaskStatus>(column.Value) is not null;
            }
            else if (Is(column.Key, SavedName))
            {
                hasSavedName = true;
            }
            else if (Is(column.Key, nameof(VideoSubmission.SubmissionId)))
            {
                submissionId = ValidId(column.Value);
            }
            else if (Is(column.Key, nameof(VideoSubmission.Outcome)))
            {
                hasOutcome = EnumValue<SubmissionOutcome>(column.Value) is not null;
            }
            else if (Telling.Any(heading => Is(column.Key, heading)))
            {
                hasTaskColumn |= column.Value is not (null or DBNull or Exception) && (!PlainValue.TryText(column.Value, out var text) || !string.IsNullOrWhiteSpace(text));
            }
        }

        return id is not null && (hasTaskColumn || IsDocumented(id)) ? id
            : savedId is not null && (hasSavedName || IsDocumented(savedId)) ? savedId
            : hasOutcome ? submissionId
            : null;
    }

    /// <summary>Whether a heading has this name, in any case.</summary>
    internal static bool Is(string heading, string name) => string.Equals(heading.Trim(), name, StringComparison.OrdinalIgnoreCase);

    private static bool IsDocumented(string id) => id.StartsWith(DocumentedPrefix, StringComparison.Ordinal);

    private static string? ValidId(object? cell) => Filled(cell)?.Trim() is { } id && TaskId.IsValid(id) ? id : null;

    private static string? Filled(object? cell) => PlainValue.TryText(cell, out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static Uri? Address(object? cell) => Uri.TryCreate(Filled(cell), UriKind.Absolute, out var address) ? address : null;

    /// <summary>
    /// Reads an enum value by its name, or by its number, as in JSON and CLIXML. A list of names is refused: the numbers would be combined to
    /// another value.
    /// </summary>
    private static T? EnumValue<T>(object? cell)
        where T : struct, Enum =>
        Filled(cell) is { } text && text.IndexOf(',') < 0 && Enum.TryParse<T>(text.Trim(), ignoreCase: true, out var value) && HasName(value) ? value : null;

    /// <summary>Whether the value has a name. The text of a value without a name is its number.</summary>
    private static bool HasName<T>(T value)
        where T : struct, Enum =>
        char.IsLetter(value.ToString()[0]);
}
