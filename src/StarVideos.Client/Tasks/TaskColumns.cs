using System.Globalization;

namespace StarVideos;

/// <summary>A task as the columns of a table, as it comes back from CSV, JSON, CLIXML or a hashtable.</summary>
internal static class TaskColumns
{
    private const string SavedId = "TaskId";
    private const string SavedName = "TaskName";

    /// <summary>How the documented ids begin. Others are met in the field.</summary>
    private const string DocumentedPrefix = "video_starvideos_";

    /// <summary>Columns that only a task has. With an id beside them they are one.</summary>
    private static readonly string[] Telling = [nameof(VideoTask.StatusText), nameof(VideoTask.CheckedAt), nameof(VideoTask.IsEnded), nameof(VideoTask.VideoUrl), nameof(VideoTask.ActualDuration)];

    /// <summary>What the columns say, and nothing for a cell that cannot be read for certain.</summary>
    /// <param name="columns">Headings and cells.</param>
    /// <param name="culture">The country of whoever wrote the texts; null for the current one.</param>
    internal static VideoTask Restore(IEnumerable<KeyValuePair<string, object?>> columns, IFormatProvider? culture)
    {
        var cells = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in columns)
        {
            cells[column.Key] = column.Value;
        }

        return new VideoTask
        {
            // What a saved file carries is as good as the task's own id.
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

    /// <summary>The id of the task or submission these columns are of; null if they are a row of their own. <see cref="VideoRow"/> says how they are told apart.</summary>
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

    /// <summary>Whether a heading is this one, in whatever case.</summary>
    internal static bool Is(string heading, string name) => string.Equals(heading.Trim(), name, StringComparison.OrdinalIgnoreCase);

    private static bool IsDocumented(string id) => id.StartsWith(DocumentedPrefix, StringComparison.Ordinal);

    private static string? ValidId(object? cell) => Filled(cell)?.Trim() is { } id && TaskId.IsValid(id) ? id : null;

    private static string? Filled(object? cell) => PlainValue.TryText(cell, out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static Uri? Address(object? cell) => Uri.TryCreate(Filled(cell), UriKind.Absolute, out var address) ? address : null;

    /// <summary>By its name, or by its number, as JSON and CLIXML have it. A list of names is none: their numbers would be put together to another one's.</summary>
    private static T? EnumValue<T>(object? cell)
        where T : struct, Enum =>
        Filled(cell) is { } text && text.IndexOf(',') < 0 && Enum.TryParse<T>(text.Trim(), ignoreCase: true, out var value) && HasName(value) ? value : null;

    /// <summary>The text of a number that is no value of the enum is the number.</summary>
    private static bool HasName<T>(T value)
        where T : struct, Enum =>
        char.IsLetter(value.ToString()[0]);
}
