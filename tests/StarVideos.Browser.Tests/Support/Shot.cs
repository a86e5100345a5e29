using System.Text.Json;

namespace StarVideos.Browser.Tests.Support;

/// <summary>A task of a review and its file, in a short form.</summary>
internal sealed record Shot(string Id)
{
    internal string? Name { get; init; }

    internal string? Prompt { get; init; } = "A harbour at dawn, slow aerial orbit";

    internal string? Batch { get; init; } = "trailer";

    /// <summary>The fingerprint of the row; a new row if left out.</summary>
    internal string? Row { get; init; }

    internal int Take { get; init; } = 1;

    internal VideoMode Mode { get; init; } = VideoMode.Text;

    internal int? Duration { get; init; } = 5;

    internal string? Ratio { get; init; } = "16:9";

    internal VideoTaskStatus Status { get; init; } = VideoTaskStatus.Completed;

    internal string? Error { get; init; }

    internal string? ErrorCode { get; init; }

    internal string? Model { get; init; } = "starvideos_o3";

    /// <summary>When it was submitted, in seconds after the first one.</summary>
    internal int At { get; init; }

    /// <summary>How long the task took, in seconds.</summary>
    internal int Took { get; init; } = 90;

    /// <summary>The path relative to the page's folder; null if the video was not saved.</summary>
    internal string? File { get; init; }

    /// <summary>The clip that the file is a copy of; null if there is no such file.</summary>
    internal string? Clip { get; init; } = Clips.Wide;

    /// <summary>The references without their queries, from the index in the folder.</summary>
    internal string[] References { get; init; } = [];

    private DateTime Created => new DateTime(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc).AddSeconds(At);

    internal VideoTask ToTask() => VideoTask.Restore(
        new Dictionary<string, object?>
        {
            ["Id"] = Id,
            ["Name"] = Name,
            ["Prompt"] = Prompt,
            ["Batch"] = Batch,
            ["TakeOf"] = Row ?? Id,
            ["Take"] = Take,
            ["Mode"] = Mode,
            ["Duration"] = Mode is VideoMode.VideoReference or VideoMode.ImageAndVideo ? null : Duration,
            ["Ratio"] = Mode is VideoMode.VideoReference or VideoMode.ImageAndVideo ? null : Ratio,
            ["Status"] = Status,
            ["Error"] = Error,
            ["ErrorCode"] = ErrorCode,
            ["Model"] = Model,
            ["ActualDuration"] = Status == VideoTaskStatus.Completed ? 5.04 : null,
            ["CreatedAt"] = Created,
            ["CheckedAt"] = Created.AddSeconds(Took),
        },
        null);

    internal string ToIndexLine(long size) => JsonSerializer.Serialize(new
    {
        v = 1,
        file = Path.GetFileName(File),
        id = Id,
        savedAt = Created.AddSeconds(Took + 2),
        size,
        mode = Mode.ToString(),
        references = References,
        createdAt = Created,
        endedAt = Created.AddSeconds(Took),
    });
}
