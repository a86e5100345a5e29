using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace StarVideos.PowerShell.Arguments;

/// <summary>
/// Lets a task parameter take tasks, ids, and tasks that were exported, sent through a job or a remote session, or written as JSON
/// or CSV and read back. It only shapes: an impossible id gets through, so that it becomes an error of its own.
/// </summary>
internal sealed class TaskTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Unwrap.Base(inputData) switch
    {
        null => null,
        IEnumerable tasks and not string and not IDictionary => tasks.Cast<object?>().Where(static task => task is not null).Select(static task => Task(task!)).ToArray(),
        _ => new[] { Task(inputData!) },
    };

    /// <summary>Whether an object is a task, or was one before it was exported.</summary>
    internal static bool IsTask(object value)
    {
        if (Unwrap.Base(value) is VideoTask)
        {
            return true;
        }

        var columns = PSObject.AsPSObject(value).Properties;
        return columns[nameof(VideoTask.Id)] is not null && columns[nameof(VideoTask.Status)] is not null;
    }

    private static VideoTask Task(object value) => Unwrap.Base(value) switch
    {
        VideoTask task => task,
        string id => new VideoTask { Id = id.Trim() },
        ValueType id when id is Guid or int or long => new VideoTask { Id = Convert.ToString(id, CultureInfo.InvariantCulture)! },

        // A bool or a date is no id, though its text would pass for one.
        ValueType other => new VideoTask { Id = $"({other.GetType().Name} {Convert.ToString(other, CultureInfo.InvariantCulture)})" },
        _ => Rebuild(Unwrap.Columns(value)),
    };

    private static VideoTask Rebuild(IEnumerable<KeyValuePair<string, object?>> columns)
    {
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in columns)
        {
            values[column.Key] = column.Value;
        }

        // What a saved file carries is as good as the task's own id.
        return new VideoTask
        {
            Id = Text("Id") ?? Text("TaskId") ?? "",
            Name = Text(nameof(VideoTask.Name)),
            Status = Convert<VideoTaskStatus>(nameof(VideoTask.Status)) ?? VideoTaskStatus.Unknown,
            StatusText = Text(nameof(VideoTask.StatusText)),
            Mode = Convert<VideoMode>(nameof(VideoTask.Mode)),
            Prompt = Text(nameof(VideoTask.Prompt)),
            Duration = Convert<int>(nameof(VideoTask.Duration)),
            Ratio = Text(nameof(VideoTask.Ratio)),
            CreatedAt = Convert<DateTime>(nameof(VideoTask.CreatedAt))?.ToLocalTime(),
            CheckedAt = Convert<DateTime>(nameof(VideoTask.CheckedAt))?.ToLocalTime(),
            VideoUrl = Uri.TryCreate(Text(nameof(VideoTask.VideoUrl)), UriKind.Absolute, out var address) ? address : null,
            ActualDuration = Convert<double>(nameof(VideoTask.ActualDuration)),
            Error = Text(nameof(VideoTask.Error)),
            ErrorCode = Text(nameof(VideoTask.ErrorCode)),
            Model = Text(nameof(VideoTask.Model)),
            Batch = Text(nameof(VideoTask.Batch)),
            BaseUri = Uri.TryCreate(Text(nameof(VideoTask.BaseUri)), UriKind.Absolute, out var baseUri) ? baseUri : null,
        };

        string? Text(string name)
        {
            var text = values.TryGetValue(name, out var value) ? System.Convert.ToString(value, CultureInfo.InvariantCulture) : null;
            return string.IsNullOrWhiteSpace(text) ? null : text;
        }

        T? Convert<T>(string name)
            where T : struct
        {
            // A deserialized enum is its number with a name to show, a CSV cell is a text: the engine converts both.
            return Text(name) is not null && LanguagePrimitives.TryConvertTo<T>(values[name], CultureInfo.InvariantCulture, out var value) ? value : null;
        }
    }
}
