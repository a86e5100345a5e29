namespace StarVideos.Journal;

/// <summary>A piece of a file between two newlines.</summary>
/// <param name="Offset">Where it begins in the file.</param>
/// <param name="Bytes">What it holds, until the next one is asked for; no array if it is too long to be a line.</param>
internal readonly record struct FileLine(long Offset, ArraySegment<byte> Bytes);
