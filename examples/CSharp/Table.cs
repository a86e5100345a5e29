using Microsoft.VisualBasic.FileIO;
using StarVideos.Text;

namespace StarVideos.Example;

/// <summary>Reads rows from a CSV file, and prints the results as a table.</summary>
internal static class Table
{
    internal static IEnumerable<VideoRow> Read(string file)
    {
        using var csv = new TextFieldParser(file) { TextFieldType = FieldType.Delimited, Delimiters = [","] };
        var headings = csv.ReadFields() ?? [];
        while (csv.ReadFields() is { } cells)
        {
            yield return new VideoRow(headings.Zip(cells, static (heading, cell) => KeyValuePair.Create(heading, (object?)cell)));
        }
    }

    internal static string Name(VideoResult result) => result.Row is null ? "several rows" : result.Row.Title + (result is { Takes: > 1, Take: { } take } ? $" ({take})" : "");

    internal static void Print(IReadOnlyCollection<VideoResult> results)
    {
        // Chinese characters take two columns each on a terminal, which the alignment of .NET does not know.
        var width = results.Select(static result => DisplayWidth.Of(Name(result))).Append("Name".Length).Max();
        Console.WriteLine();
        Console.WriteLine($"{"Row",3}  {DisplayWidth.Pad("Name", width)}  {"Status",-10}  {"Size",9}  File or error");
        foreach (var result in results.OrderBy(static result => result.RowNumber).ThenBy(static result => result.Take))
        {
            var status = result.Video is not null ? "saved" : result.Task?.Status.ToString() ?? "not sent";
            var size = result.Video is { } video ? $"{video.Length / 1024.0:0.0} KB" : "";
            Console.WriteLine($"{result.RowNumber,3}  {DisplayWidth.Pad(Name(result), width)}  {status,-10}  {size,9}  {(result.Video is { } file ? Path.GetFileName(file.Path) : result.Error!.Kind.ToString())}");
        }
    }
}
