namespace StarVideos;

/// <summary>How far a run of downloads is.</summary>
/// <param name="Taken">Videos taken so far.</param>
/// <param name="Done">Videos that were saved, left alone or given up so far.</param>
/// <param name="Running">Downloads on their way that have reported their progress.</param>
/// <param name="Received">Bytes that those have on disk.</param>
/// <param name="Total">Bytes that those have in all, as far as the servers said.</param>
public sealed record SaveProgress(int Taken, int Done, int Running, long Received, long Total);
