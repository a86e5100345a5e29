using StarVideos.Text;

namespace StarVideos;

/// <summary>Finds the mode of a row, one of five. It follows from which cells are filled.</summary>
internal static class RowModes
{
    /// <param name="cells">The row.</param>
    /// <param name="defaults">Values for empty cells.</param>
    /// <param name="warn">Called if a filled cell is not sent.</param>
    /// <exception cref="InvalidRequestException">A cell breaks a rule, or filled cells exclude each other.</exception>
    internal static VideoRequest Request(RowCells cells, RowDefaults defaults, Action<string>? warn)
    {
        var prompt = cells.Text(RowColumn.Prompt) ?? throw new InvalidRequestException(cells.Heading(RowColumn.Prompt), null, RequestRules.PromptRule);
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

        var mode = ModeRules.For(Filled(images.Count > 0, videos.Count > 0, first is not null))!;
        if (!mode.HasSize)
        {
            WarnOfUnsentSize(cells, warn);
        }

        RefuseMisread(cells.Heading(RowColumn.Prompt), prompt);
        var duration = mode.HasSize ? cells.WholeNumber(RowColumn.Duration, VideoDuration.Rule) ?? defaults.Duration : null;
        var ratio = mode.HasSize ? cells.Text(RowColumn.Ratio)?.Trim() ?? defaults.Ratio : null;
        return mode.Mode switch
        {
            VideoMode.ImageAndVideo => new ImageAndVideoRequest(prompt, images, videos[0], name),
            VideoMode.VideoReference => new VideoReferenceRequest(prompt, videos[0], name),
            VideoMode.FirstLastFrame => new FirstLastFrameRequest(prompt, first!, last!, duration, ratio, name),
            VideoMode.ImageReference => new ImageReferenceRequest(prompt, images, duration, ratio, name),
            _ => new TextRequest(prompt, duration, ratio, name),
        };
    }

    /// <summary>The fields of references that are filled, after the check that they are allowed together.</summary>
    private static List<string> Filled(bool hasImages, bool hasVideos, bool hasFrames)
    {
        var filled = new List<string>();
        if (hasImages)
        {
            filled.Add(RequestFields.ReferenceImages);
        }

        if (hasVideos)
        {
            filled.Add(RequestFields.ReferenceVideos);
        }

        if (hasFrames)
        {
            filled.AddRange([RequestFields.FirstImage, RequestFields.LastImage]);
        }

        return filled;
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

    /// <summary>A video of a misread prompt would be paid for, although nobody wants it.</summary>
    private static void RefuseMisread(string heading, string prompt)
    {
        if (MisreadText.Original(prompt) is { } original)
        {
            throw new InvalidRequestException(heading, prompt, $"looks like UTF-8 that was read as GBK; if {Clip.Value(original)} is meant, read the file with -Encoding UTF8 of Import-Csv");
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
