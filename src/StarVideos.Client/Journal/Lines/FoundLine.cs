namespace StarVideos.Journal;

/// <summary>A line of the journal, with its position.</summary>
/// <param name="Offset">The position in the file.</param>
/// <param name="Length">The length in bytes, without the newline.</param>
/// <param name="Line">The content; null if it cannot be read.</param>
/// <param name="IsForeign">Whether a newer version of this library wrote it.</param>
/// <param name="MayNameTask">Whether the line is damaged and may still hold the id of a task.</param>
internal readonly record struct FoundLine(long Offset, int Length, JournalLine? Line, bool IsForeign, bool MayNameTask);
