using System.Management.Automation;
using StarVideos.PowerShell.Output;

namespace StarVideos.PowerShell.Arguments;

/// <summary>
/// Lets -InputObject take a request, a CSV row or any other object, a hashtable, or a text (a prompt), one or several. It only converts: a
/// row that breaks a rule is let through, so that it becomes an error of its own and the other rows go on.
/// </summary>
internal sealed class RowTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is null ? null
        : LanguagePrimitives.GetEnumerable(inputData) is { } rows ? rows.Cast<object?>().Where(static row => row is not null).Select(static row => Row(row!)).ToArray()
        : new[] { Row(inputData) };

    private static VideoRow Row(object value) => Unwrap.Base(value) switch
    {
        VideoRow row => row,
        VideoRequest request => new VideoRow(request),
        RequestCheck { Row: { } row } => row,
        string prompt => new VideoRow(prompt),
        ValueType number => VideoRow.Unusable(value, new InvalidRequestException("row", number, "must be an object with columns, a hashtable or a text")),
        _ when TaskObject.Id(value) is { } id => VideoRow.AlreadySubmitted(id, value),
        _ when RetakeRow.Is(value) => new VideoRow(Unwrap.Columns(value).Where(static column => !RetakeRow.IsNote(column.Key)), value),
        _ => new VideoRow(Unwrap.Columns(value), value),
    };
}
