namespace StarVideos.References.Media.Boxes;

/// <summary>Times as boxes have them: whole numbers of a unit that the file chooses.</summary>
internal static class Ticks
{
    /// <summary>A duration field of 4 or 8 bytes; null where all bits are set, which stands for one that was not known.</summary>
    internal static ulong? Read(ByteWindow window, long offset, int bytes)
    {
        var value = window.Number(offset, bytes);
        return value == (bytes == 4 ? uint.MaxValue : ulong.MaxValue) ? null : value;
    }

    /// <summary>Null if there is no duration, or none that can be.</summary>
    /// <param name="duration">In units.</param>
    /// <param name="timescale">Units in a second.</param>
    internal static TimeSpan? Time(ulong? duration, ulong timescale)
    {
        if (duration is not > 0 || timescale == 0)
        {
            return null;
        }

        // A tick of the framework is the smallest time it knows. Decimal: a float would make 10 seconds a little more or less.
        var ticks = decimal.Round((decimal)duration.Value / timescale * TimeSpan.TicksPerSecond);
        return ticks is >= 1 and <= long.MaxValue ? TimeSpan.FromTicks((long)ticks) : null;
    }
}
