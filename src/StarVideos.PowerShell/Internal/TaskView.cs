using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Output;
using StarVideos.Text;

namespace StarVideos.PowerShell.Internal;

/// <summary>
/// The cells of the tables. It is public only because a format file can call public methods only. Takes any object with a task's properties,
/// so that tasks read back from a file or a job are shown in the same way.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TaskView
{
    /// <summary>More characters than a column of a console has.</summary>
    private const int MostOfName = 200;

    /// <summary>The status, in colour if the host has <c>$PSStyle</c> and colours are wanted.</summary>
    /// <param name="task">The task.</param>
    /// <param name="style"><c>$PSStyle</c>; null in Windows PowerShell.</param>
    public static string Status(PSObject task, object? style)
    {
        var status = Text(task, nameof(VideoTask.Status));
        var colour = status switch
        {
            nameof(VideoTaskStatus.Completed) => "Green",
            nameof(VideoTaskStatus.Failed) or nameof(VideoTaskStatus.Cancelled) => "Red",
            nameof(VideoTaskStatus.Processing) => "Cyan",
            _ => null,
        };
        var wantsColour = colour is not null && style is not null
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Text(PSObject.AsPSObject(style), "OutputRendering") != "PlainText";
        return wantsColour && Value(PSObject.AsPSObject(style!), "Foreground") is { } palette
            ? Text(PSObject.AsPSObject(palette), colour!) + status + Text(PSObject.AsPSObject(style!), "Reset")
            : status;
    }

    /// <summary>The name. From the second take of a row on, the number of the take is added, and a long name is cut for it.</summary>
    /// <param name="named">The task or submission.</param>
    /// <param name="width">The width of the column.</param>
    public static string Name(PSObject named, int width)
    {
        var name = Line(named, nameof(VideoTask.Name), MostOfName);
        if (!PlainValue.TryWholeNumber(Value(named, nameof(VideoTask.Take)), out var take) || !(take > 1))
        {
            return DisplayWidth.Cut(name, width);
        }

        var number = FormattableString.Invariant($"({take})");
        return name.Length == 0 ? number : $"{DisplayWidth.Cut(name, width - number.Length - 1)} {number}";
    }

    /// <summary>The whole name in one line, for a table that wraps.</summary>
    /// <param name="named">The check of a row, or a row that is to be made again.</param>
    public static string WholeName(PSObject named) => Line(named, nameof(RequestCheck.Name), MostOfName);

    /// <summary>The whole label of a run in one line, for a table that wraps.</summary>
    /// <param name="batch">The run.</param>
    public static string Batch(PSObject batch) => Line(batch, nameof(BatchSummary.Batch), int.MaxValue);

    /// <summary>The prompt in one line.</summary>
    /// <param name="prompted">The task, the submission, or the row that is to be made again.</param>
    public static string Prompt(PSObject prompted) => Line(prompted, nameof(VideoTask.Prompt), int.MaxValue);

    /// <summary>The beginning of the prompt in one line, for a row in which other cells are wrapped.</summary>
    /// <param name="prompted">The task or submission.</param>
    /// <param name="width">The smallest width of the column.</param>
    public static string Prompt(PSObject prompted, int width) => DisplayWidth.Cut(Prompt(prompted), width);

    /// <summary>How long ago the task was accepted, in the largest suitable unit.</summary>
    /// <param name="task">The task.</param>
    public static string Age(PSObject task) => Age(task, nameof(VideoTask.CreatedAt));

    /// <summary>How long ago a submission was sent.</summary>
    /// <param name="submission">The submission.</param>
    public static string SentAge(PSObject submission) => Age(submission, nameof(VideoSubmission.SentAt));

    /// <summary>How long ago the last submission of a run was sent.</summary>
    /// <param name="batch">The run.</param>
    public static string LastAge(PSObject batch) => Age(batch, nameof(BatchSummary.LastAt));

    /// <summary>The seconds of video that a run has made.</summary>
    /// <param name="batch">The run.</param>
    public static string Seconds(PSObject batch) =>
        Value(batch, nameof(BatchSummary.SecondsMade)) is IFormattable seconds ? seconds.ToString("0.#", CultureInfo.CurrentCulture) : "";

    /// <summary>The size of a saved file, in a readable unit.</summary>
    /// <param name="file">The file.</param>
    public static string Size(PSObject file) => Value(file, nameof(FileInfo.Length)) is long bytes ? Readable.Size(bytes) : "";

    /// <summary>Whether a row or a reference is valid; a question mark if that could not be checked.</summary>
    /// <param name="check">The check of a row, or the report of a reference.</param>
    public static string Valid(PSObject check) =>
        (Value(check, nameof(RequestCheck.IsValid)) ?? Value(check, nameof(ReferenceReport.IsUsable))) is bool isRight ? isRight ? "yes" : "no" : "?";

    /// <summary>The findings of a row as text: its problems. If it has none: what could not be checked, and warnings.</summary>
    /// <param name="check">The check of a row.</param>
    public static string Findings(PSObject check) => List(check, nameof(RequestCheck.Problems)) is { Length: > 0 } problems
        ? problems
        : string.Join(" ", new[] { List(check, nameof(RequestCheck.Unknowns)), List(check, nameof(RequestCheck.Warnings)) }.Where(static words => words.Length > 0));

    /// <summary>The findings without the addresses, which are long; Format-List shows them.</summary>
    private static string List(PSObject check, string property) => string.Join(
        " ",
        (LanguagePrimitives.GetEnumerable(check.Properties[property]?.Value)?.Cast<object?>() ?? []).Select(static finding => Words(PSObject.AsPSObject(finding))));

    /// <summary>The text of a finding. After a job, a finding is only its text.</summary>
    private static string Words(PSObject finding) => finding.BaseObject is string words ? words
        : (Text(finding, nameof(CheckFinding.Field)) is { Length: > 0 } field ? field + ": " : "") + Text(finding, nameof(CheckFinding.Message)).TrimEnd('.') + ".";

    private static string Age(PSObject from, string property) =>
        Value(from, property) is DateTime time ? Readable.Span(Readable.Since(time.ToLocalTime())) : "";

    private static object? Value(PSObject from, string property) => Unwrap.Base(from.Properties[property]?.Value);

    /// <summary>A text in one line, its marks composed with their letters: the tables of PowerShell give a mark a column of its own.</summary>
    private static string Line(PSObject from, string property, int most)
    {
        var line = Clip.Clean(Text(from, property), most);
        try
        {
            return line.Normalize();
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair, or what else is no character. It is shown as it is.
            return line;
        }
    }

    private static string Text(PSObject from, string property) => from.Properties[property]?.Value?.ToString() ?? "";
}
