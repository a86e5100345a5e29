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
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is null ? null
        : LanguagePrimitives.GetEnumerable(inputData) is { } tasks ? tasks.Cast<object?>().Where(static task => task is not null).Select(static task => Task(task!)).ToArray()
        : new[] { Task(inputData) };

    internal static VideoTask Task(object value) => Unwrap.Base(value) switch
    {
        VideoTask task => task,
        VideoSubmission submission => submission.Task
            ?? throw new ArgumentTransformationMetadataException($"Submission {submission.SubmissionId} has no task: its outcome is {submission.Outcome}. Resolve-StarVideoSubmission settles one that is Unknown."),
        string id => VideoTask.WithId(id),
        ValueType id when id is Guid or int or long => VideoTask.WithId(Convert.ToString(id, CultureInfo.InvariantCulture)!),

        // A bool or a date is no id, though its text would pass for one.
        ValueType other => VideoTask.WithId($"({other.GetType().Name} {Convert.ToString(other, CultureInfo.InvariantCulture)})"),
        _ => VideoTask.Restore(Unwrap.Columns(value), CultureInfo.CurrentCulture),
    };
}
