namespace StarVideos.Journal;

/// <summary>A line as found in the file.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Length">In bytes, without the newline.</param>
/// <param name="Line">What it says; null if that cannot be understood.</param>
/// <param name="IsForeign">Whether a newer version of this library wrote it.</param>
/// <param name="MayNameTask">Whether it is damaged, and what is left of it may hold the id of a task.</param>
internal readonly record struct FoundLine(long Offset, int Length, JournalLine? Line, bool IsForeign, bool MayNameTask);
