namespace StarVideos.Journal;

/// <summary>A line that a compaction keeps: unchanged, or rewritten.</summary>
/// <param name="Offset">The position in the file.</param>
/// <param name="Length">The length in bytes, without the newline.</param>
/// <param name="Bytes">The rewritten line, with its newline; null if the line is copied unchanged.</param>
internal readonly record struct KeptLine(long Offset, int Length, byte[]? Bytes)
{
    internal static KeptLine AsItIs(FoundLine record) => new(record.Offset, record.Length, null);

    internal static KeptLine Of(JournalLine line) => new(0, 0, line.ToUtf8());
}
