using System.Management.Automation;

namespace StarVideos.PowerShell.Arguments;

/// <summary>
/// Lets -InputObject of Export-StarVideoReview take the files of Save-StarVideo, other files, and everything that the other commands take as
/// a task. It only converts: missing information is looked up when the page is written.
/// </summary>
internal sealed class ReviewEntryTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is null ? null
        : LanguagePrimitives.GetEnumerable(inputData) is { } entries ? entries.Cast<object?>().Where(static entry => entry is not null).Select(static entry => Entry(entry!)).ToArray()
        : new[] { Entry(inputData) };

    private static ReviewEntry Entry(object value) => Unwrap.Base(value) switch
    {
        ReviewEntry entry => entry,
        FileInfo file => FileEntry(value, file.FullName),
        DirectoryInfo folder => throw new ArgumentTransformationMetadataException($"{folder.FullName} is a folder. Give its files: Get-ChildItem -File."),
        VideoTask task => ReviewEntry.Of(task),
        _ when TaskObject.IsSavedFile(value) && Text(value, nameof(FileInfo.FullName)) is { } path => FileEntry(value, path),
        _ => TaskEntry(TaskTransformationAttribute.Task(value)),
    };

    private static ReviewEntry TaskEntry(VideoTask task) => TaskId.IsValid(task.Id)
        ? ReviewEntry.Of(task)
        : throw new ArgumentTransformationMetadataException($"{new InvalidRequestException("id", task.Id, TaskId.Rule).Message} Give tasks, their ids, or files as Get-Item returns them.");

    private static ReviewEntry FileEntry(object value, string path) => TaskObject.Id(value) is { } id
        ? ReviewEntry.Of(VideoTask.Restore([new("Id", id), new(nameof(VideoTask.Name), Text(value, "TaskName"))], null), path)
        : ReviewEntry.OfFile(path);

    private static string? Text(object value, string property) => PSObject.AsPSObject(value).Properties[property]?.Value as string;
}
