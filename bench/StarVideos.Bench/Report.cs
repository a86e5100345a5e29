using System.Text.Json;

namespace StarVideos.Bench;

internal static class Report
{
    /// <summary>One line of JSON on the standard output.</summary>
    internal static int Print(params (string Name, double Value)[] figures)
    {
        Console.WriteLine(JsonSerializer.Serialize(figures.ToDictionary(figure => figure.Name, figure => figure.Value)));
        return 0;
    }
}
