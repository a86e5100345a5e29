namespace StarVideos.Saving.Index;

/// <summary>An entry of an index: one file.</summary>
internal sealed record IndexEntry
{
    /// <summary>The name of the file, never a path. The file may no longer exist.</summary>
    internal required string File { get; init; }

    /// <summary>The task of the video, in its state when the file was saved.</summary>
    internal required VideoTask Task { get; init; }

    /// <summary>The size of the file in bytes when it was saved.</summary>
    internal long Size { get; init; }

    /// <summary>The SHA-256 of the file, in lower case; null if it is not known.</summary>
    internal string? Sha256 { get; init; }

    /// <summary>When it was saved.</summary>
    internal DateTimeOffset? SavedAt { get; init; }

    /// <summary>When it was found that the task had ended.</summary>
    internal DateTimeOffset? EndedAt { get; init; }

    /// <summary>The addresses of the task's references, without their queries.</summary>
    internal IReadOnlyList<string> References { get; init; } = [];
}
