using System.Globalization;
using System.Management.Automation;

namespace StarVideos.PowerShell.Arguments;

/// <summary>
/// Lets a task parameter take tasks and ids, also tasks that were exported, sent through a job or a remote session, or read from JSON or CSV.
/// It only converts: an invalid id is let through, so that it becomes an error of its own.
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

        // A bool or a date is no id, although its text could be a valid one.
        ValueType other => VideoTask.WithId($"({other.GetType().Name} {Convert.ToString(other, CultureInfo.InvariantCulture)})"),
        _ => VideoTask.Restore(Unwrap.Columns(value), CultureInfo.CurrentCulture),
    };
}
