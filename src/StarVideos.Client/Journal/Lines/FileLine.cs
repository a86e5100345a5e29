namespace StarVideos.Journal;

/// <summary>A piece of a file between two newlines.</summary>
/// <param name="Offset">The position in the file.</param>
/// <param name="Bytes">The bytes, valid until the next line is read; no array if the piece is too long to be a line.</param>
internal readonly record struct FileLine(long Offset, ArraySegment<byte> Bytes);
