using System.Management.Automation;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Connections;

namespace StarVideos.PowerShell.Commands;

/// <summary>A cmdlet that takes requests: one by its parameters, in one of five modes, or a table row by row.</summary>
public abstract class RequestCommand : ServiceCommand
{
    private protected const string TextSet = "Text";
    private protected const string ImageReferenceSet = "ImageReference";
    private protected const string FirstLastFrameSet = "FirstLastFrame";
    private protected const string VideoReferenceSet = "VideoReference";
    private protected const string ImageAndVideoSet = "ImageAndVideo";
    private protected const string RowSet = "InputObject";

    private ReferenceChecker? _references;

    /// <summary>The description of the video.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = TextSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ImageReferenceSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FirstLastFrameSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = VideoReferenceSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ImageAndVideoSet)]
    [ValidateNotNullOrEmpty]
    [RequestText]
    public string? Prompt { get; set; }

    /// <summary>Addresses of 1 to 7 reference images; 1 to 4 together with a reference video.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ImageReferenceSet)]
    [Parameter(Mandatory = true, ParameterSetName = ImageAndVideoSet)]
    [ValidateCount(1, ImageReferenceRequest.MostImages)]
    [Alias("referenceImages")]
    [RequestText(Several = true)]
    public string[]? ReferenceImage { get; set; }

    /// <summary>Address of the image the video starts with.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FirstLastFrameSet)]
    [ValidateNotNullOrEmpty]
    [Alias("first_image")]
    [RequestText]
    public string? FirstImage { get; set; }

    /// <summary>Address of the image the video ends with.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FirstLastFrameSet)]
    [ValidateNotNullOrEmpty]
    [Alias("last_image")]
    [RequestText]
    public string? LastImage { get; set; }

    /// <summary>Address of a video of 3 to 10 seconds to follow.</summary>
    [Parameter(Mandatory = true, ParameterSetName = VideoReferenceSet)]
    [Parameter(Mandatory = true, ParameterSetName = ImageAndVideoSet)]
    [ValidateNotNullOrEmpty]
    [Alias("referenceVideos")]
    [RequestText]
    public string? ReferenceVideo { get; set; }

    /// <summary>Rows: requests, rows of a CSV or any other objects, hashtables, or texts (prompts).</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = RowSet)]
    [RowTransformation]
    public VideoRow[]? InputObject { get; set; }

    /// <summary>Length of the video in whole seconds, 3 to 15. For rows, the default for empty cells. If left out, the service decides.</summary>
    [Parameter(ParameterSetName = TextSet)]
    [Parameter(ParameterSetName = ImageReferenceSet)]
    [Parameter(ParameterSetName = FirstLastFrameSet)]
    [Parameter(ParameterSetName = RowSet)]
    [WholeNumber]
    [ValidateRange(VideoDuration.Shortest, VideoDuration.Longest)]
    public int? Duration { get; set; }

    /// <summary>Ratio of the video. For rows, the default for empty cells. If left out, the service decides.</summary>
    [Parameter(ParameterSetName = TextSet)]
    [Parameter(ParameterSetName = ImageReferenceSet)]
    [Parameter(ParameterSetName = FirstLastFrameSet)]
    [Parameter(ParameterSetName = RowSet)]
    [ValidateSet(VideoRatio.Portrait, VideoRatio.Square, VideoRatio.Landscape)]
    [RequestText]
    public string? Ratio { get; set; }

    /// <summary>Your own label, used for the task and the file name. It is not sent to the service.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [RequestText]
    public string? Name { get; set; }

    /// <summary>
    /// How many takes to make, 1 to 50. Each take is a task of its own and is paid for. For rows, the default for empty cells. If left out, 1.
    /// </summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(VideoTakes.Fewest, VideoTakes.Most)]
    public int? Count { get; set; }

    /// <summary>Checks the addresses of references before anything is sent: each address once, in small parts, without the key.</summary>
    [Parameter]
    public SwitchParameter CheckReference { get; set; }

    private protected bool IsTable => ParameterSetName == RowSet;

    /// <summary>Values for empty cells of rows.</summary>
    private protected RowDefaults Defaults => new(Duration, Ratio, Name, Count);

    /// <summary>The rows of the current record. Parameters without a table become a row too, so that both are handled alike.</summary>
    private protected VideoRow[] Rows() => IsTable ? InputObject! : [ParameterRow()];

    /// <summary>The checker of references; null if they are not to be checked. One for the command, so that each address is checked once.</summary>
    private protected ReferenceChecker? References => _references ??= CheckReference ? ConnectionSettings.ReferenceChecker(State.Connection) : null;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _references?.Dispose();
    }

    private VideoRow ParameterRow() => new(
        [
            new("Prompt", Prompt),
            new("Name", Name),
            new("ReferenceImage", ReferenceImage),
            new("FirstImage", FirstImage),
            new("LastImage", LastImage),
            new("ReferenceVideo", ReferenceVideo is null ? null : new[] { ReferenceVideo }),
        ],
        Prompt);
}
