using System.Diagnostics;

namespace StarVideos.Bench;

/// <summary>Measures reading and checking rows, without sending.</summary>
internal static class RowMeasure
{
    internal static int Run(int count)
    {
        var rows = Enumerable.Range(0, count).Select(Row).ToArray();
        Check(rows.AsSpan(0, Math.Min(1000, count)));
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        Check(rows);
        watch.Stop();
        return Report.Print(
            ("milliseconds", watch.Elapsed.TotalMilliseconds),
            ("bytesPerRow", (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / count));
    }

    private static void Check(ReadOnlySpan<KeyValuePair<string, object?>[]> rows)
    {
        foreach (var row in rows)
        {
            new VideoRow(row).ToRequest();
        }
    }

    private static KeyValuePair<string, object?>[] Row(int number) =>
    [
        new("name", $"shot-{number}"),
        new("prompt", $"A lighthouse at dawn, number {number}"),
        new("duration", number % 5 == 0 ? "" : "5"),
        new("ratio", "16:9"),
        new("referenceImages", number % 3 == 0 ? "https://example.com/a.png;https://example.com/b.png" : ""),
        new("first_image", ""),
        new("last_image", ""),
        new("referenceVideos", ""),
    ];
}
