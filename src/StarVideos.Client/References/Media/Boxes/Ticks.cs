namespace StarVideos.References.Media.Boxes;

/// <summary>Times in boxes: whole numbers of a unit that the file chooses.</summary>
internal static class Ticks
{
    /// <summary>Reads a duration field of 4 or 8 bytes; null if all bits are set, which means "unknown".</summary>
    internal static ulong? Read(ByteWindow window, long offset, int bytes)
    {
        var value = window.Number(offset, bytes);
        return value == (bytes == 4 ? uint.MaxValue : ulong.MaxValue) ? null : value;
    }

    /// <summary>Converts a duration; null if there is none, or if it is impossible.</summary>
    /// <param name="duration">The duration in units.</param>
    /// <param name="timescale">Units per second.</param>
    internal static TimeSpan? Time(ulong? duration, ulong timescale)
    {
        if (duration is not > 0 || timescale == 0)
        {
            return null;
        }

        // Rounded to ticks of TimeSpan. Decimal, because a float would make 10 seconds slightly more or less.
        var ticks = decimal.Round((decimal)duration.Value / timescale * TimeSpan.TicksPerSecond);
        return ticks is >= 1 and <= long.MaxValue ? TimeSpan.FromTicks((long)ticks) : null;
    }
}
