using StarVideos.Text;

namespace StarVideos.Checking;

/// <summary>Checks a row against the documented rules.</summary>
internal static class RowCheck
{
    private const int PromptLength = 200;

    internal static RequestCheck Of(VideoRow row, int number, RowDefaults defaults, UnknownColumnReport unknownColumns)
    {
        var warnings = new List<CheckFinding>();
        if (unknownColumns.Warn(row) is { } unknown)
        {
            warnings.Add(new CheckFinding(null, null, null, unknown));
        }

        try
        {
            var request = row.ToRequest(defaults, text => warnings.Add(new CheckFinding(null, null, null, text)));
            var sized = request as SizedVideoRequest;
            return new RequestCheck
            {
                RowNumber = number,
                Name = request.Name,
                Prompt = Clip.Clean(request.Prompt, PromptLength),
                Mode = request.Mode,
                Duration = sized?.Duration,
                Ratio = sized?.Ratio,
                Takes = row.ToCount(defaults),
                Unknowns = request.Mode is VideoMode.VideoReference or VideoMode.ImageAndVideo ? NotLookedAt(row, request) : [],
                Warnings = warnings,
                Row = row,
                Request = request,
            };
        }
        catch (InvalidRequestException broken)
        {
            return new RequestCheck
            {
                RowNumber = number,
                Name = row.Name,
                Prompt = row.PromptShown(PromptLength),
                Problems = [new CheckFinding(broken.Field, Clip.Shown(broken.Value), broken.Rule, broken.Rule)],
                Warnings = warnings,
                Row = row,
            };
        }
    }

    /// <summary>The one documented rule that can be checked only by reading the file: the length of a reference video.</summary>
    private static CheckFinding[] NotLookedAt(VideoRow row, VideoRequest request) =>
        [.. RequestReferences.Of(request).Where(static reference => reference.Kind == ReferenceKind.Video).Select(reference => NotLookedAt(row, reference))];

    private static CheckFinding NotLookedAt(VideoRow row, Reference reference) =>
        new(row.Heading(reference.Field), reference.Shown, ReferenceVideoDuration.Rule, $"{ReferenceVideoDuration.Rule}; this was not checked");
}
