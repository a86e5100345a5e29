namespace StarVideos.Saving.Index;

/// <summary>What an index says of one file.</summary>
internal sealed record IndexEntry
{
    /// <summary>The name of the file: never a path. Whether the file is there, the index does not say.</summary>
    internal required string File { get; init; }

    /// <summary>The task whose video it is, as it was when the file was saved.</summary>
    internal required VideoTask Task { get; init; }

    /// <summary>The size the file had, in bytes.</summary>
    internal long Size { get; init; }

    /// <summary>The digest of its bytes, in lower case; null if it is not known.</summary>
    internal string? Sha256 { get; init; }

    /// <summary>When it was saved.</summary>
    internal DateTimeOffset? SavedAt { get; init; }

    /// <summary>When the task was seen to have ended.</summary>
    internal DateTimeOffset? EndedAt { get; init; }

    /// <summary>The addresses of the task's references, as they may be shown: without their queries.</summary>
    internal IReadOnlyList<string> References { get; init; } = [];
}
