using StarVideos.Text;

namespace StarVideos;

/// <summary>Which of the five modes a row asks for: it follows from which cells are filled.</summary>
internal static class RowModes
{
    /// <param name="cells">The row.</param>
    /// <param name="defaults">What empty cells get.</param>
    /// <param name="warn">Told of what is left out although a cell is filled.</param>
    /// <exception cref="InvalidRequestException">A cell breaks a rule, or filled cells exclude each other.</exception>
    internal static VideoRequest Request(RowCells cells, RowDefaults defaults, Action<string>? warn)
    {
        var prompt = cells.Text(RowColumn.Prompt) ?? throw new InvalidRequestException(cells.Heading(RowColumn.Prompt), null, "is required in every mode");
        var name = cells.Text(RowColumn.Name)?.Trim() ?? defaults.Name;
        var images = cells.List(RowColumn.ReferenceImages);
        var videos = cells.List(RowColumn.ReferenceVideos);
        var first = cells.Text(RowColumn.FirstImage);
        var last = cells.Text(RowColumn.LastImage);

        RefuseMixedModes(cells, images.Count > 0, videos.Count > 0, first is not null, last is not null);
        if (videos.Count > 1)
        {
            throw new InvalidRequestException(cells.Heading(RowColumn.ReferenceVideos), $"{videos.Count} videos", "takes exactly 1 video");
        }

        if (videos.Count == 1)
        {
            WarnOfUnsentSize(cells, warn);
            return images.Count > 0
                ? new ImageAndVideoRequest(prompt, images, videos[0], name)
                : new VideoReferenceRequest(prompt, videos[0], name);
        }

        var duration = cells.WholeNumber(RowColumn.Duration, VideoDuration.Rule) ?? defaults.Duration;
        var ratio = cells.Text(RowColumn.Ratio)?.Trim() ?? defaults.Ratio;
        return first is not null ? new FirstLastFrameRequest(prompt, first, last!, duration, ratio, name)
            : images.Count > 0 ? new ImageReferenceRequest(prompt, images, duration, ratio, name)
            : new TextRequest(prompt, duration, ratio, name);
    }

    private static void RefuseMixedModes(RowCells cells, bool hasImages, bool hasVideos, bool hasFirst, bool hasLast)
    {
        if (!hasFirst && !hasLast)
        {
            return;
        }

        var frame = hasFirst ? RowColumn.FirstImage : RowColumn.LastImage;
        if (hasImages || hasVideos)
        {
            var reference = hasImages ? RowColumn.ReferenceImages : RowColumn.ReferenceVideos;
            throw new InvalidRequestException(cells.Heading(frame), cells[frame], $"cannot stand next to {cells.Heading(reference)}; first and last frame exclude reference images and videos");
        }

        if (hasFirst != hasLast)
        {
            var missing = hasFirst ? RowColumn.LastImage : RowColumn.FirstImage;
            throw new InvalidRequestException(cells.Heading(frame), cells[frame], $"needs {cells.Heading(missing)} as well; give both frames or neither");
        }
    }

    private static void WarnOfUnsentSize(RowCells cells, Action<string>? warn)
    {
        foreach (var column in new[] { RowColumn.Duration, RowColumn.Ratio })
        {
            if (cells[column] is { } size)
            {
                warn?.Invoke($"{Clip.Clean(cells.Heading(column), Clip.ValueLength)} {Clip.Value(size)} is not sent: with a reference video the result follows that video.");
            }
        }
    }
}
