namespace StarVideos;

/// <summary>The progress of a run of downloads.</summary>
/// <param name="Taken">Videos that were added so far.</param>
/// <param name="Done">Videos that were saved, skipped or given up so far.</param>
/// <param name="Running">Running downloads that have reported their progress.</param>
/// <param name="Received">The bytes of these downloads that are on disk.</param>
/// <param name="Total">The sizes of these downloads in bytes, as far as the servers gave them.</param>
public sealed record SaveProgress(int Taken, int Done, int Running, long Received, long Total);
