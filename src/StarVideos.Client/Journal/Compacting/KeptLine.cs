namespace StarVideos.Journal;

/// <summary>A line that a compaction keeps: as it stands in the file, or written anew.</summary>
/// <param name="Offset">Where it begins in the file.</param>
/// <param name="Length">In bytes, without the newline.</param>
/// <param name="Bytes">What stands for it, with the newline; null if it is copied as it is.</param>
internal readonly record struct KeptLine(long Offset, int Length, byte[]? Bytes)
{
    internal static KeptLine AsItIs(FoundLine record) => new(record.Offset, record.Length, null);

    internal static KeptLine Of(JournalLine line) => new(0, 0, line.ToUtf8());
}
