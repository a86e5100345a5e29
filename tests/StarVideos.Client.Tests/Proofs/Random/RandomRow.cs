using System.Collections;
using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace StarVideos.Client.Tests.Proofs.Random;

/// <summary>One column of a random row.</summary>
/// <param name="Field">The field of the heading, in the service's spelling; null for an unknown heading.</param>
/// <param name="Heading">The heading in the table.</param>
/// <param name="Cell">The content.</param>
internal sealed record RandomCell(string? Field, string Heading, object? Cell);

/// <summary>A row with random columns, headings, types and values.</summary>
internal sealed record RandomRow(IReadOnlyList<RandomCell> Cells)
{
    private static readonly Dictionary<string, string[]> Headings = new()
    {
        ["prompt"] = ["prompt", "Prompt", "PROMPT", " prompt "],
        ["name"] = ["name", "Name"],
        ["duration"] = ["duration", "Duration", "DURATION"],
        ["ratio"] = ["ratio", "Ratio"],
        ["referenceImages"] = ["referenceImages", "ReferenceImage", "reference_images", "Reference Images", "reference-image"],
        ["first_image"] = ["first_image", "FirstImage", "First Image"],
        ["last_image"] = ["last_image", "LastImage", "last-image"],
        ["referenceVideos"] = ["referenceVideos", "ReferenceVideo", "reference_video"],
    };

    internal VideoRow ToVideoRow() => new(Cells.Select(cell => new KeyValuePair<string, object?>(cell.Heading, cell.Cell)));

    /// <summary>The rows with one column less, to find the smallest row that fails.</summary>
    internal IEnumerable<RandomRow> Smaller() => Cells.Select((_, at) => new RandomRow([.. Cells.Where((_, other) => other != at)]));

    public override string ToString() => string.Join(" | ", Cells.Select(cell => $"{cell.Heading} = {Show(cell.Cell)}"));

    private static Gen<RandomRow> Wild =>
        from count in Gen.Choose(0, 9)
        from cells in Gen.Frequency((12, Gen.OneOf(Cell.Values)), (1, UnknownCell)).ListOf(count)
        select new RandomRow(cells);

    private static Gen<RandomCell> UnknownCell =>
        from heading in Gen.OneOf(Gen.Elements("promt", "seed", "durations", "images", "", " "), Texts.Any.Where(static text => text.All(static letter => !char.IsLetter(letter))))
        from cell in Texts.Any
        select new RandomCell(null, heading, cell);

    private static Gen<RandomRow> Shaped(string[] fields, bool mostlyAbsent = false) =>
        Gen.CollectToArray(fields, field => field == "prompt" || !mostlyAbsent ? Cell[field] : Gen.Frequency((5, AbsentCell(field)), (1, Cell[field])))
            .Select(static cells => new RandomRow(cells));

    private static Gen<RandomCell> CellOf(string field) =>
        from heading in Gen.Elements(Headings[field])
        from cell in Gen.Frequency((16, ValueOf(field)), (2, Absent), (1, Anything))
        select new RandomCell(field, heading, cell);

    private static Gen<RandomCell> AbsentCell(string field) => Absent.Select(cell => new RandomCell(field, Headings[field][0], cell));

    private static Gen<object?> Absent { get; } = Gen.Elements<object?>(null, "", "  ", "\t", Array.Empty<string>(), new object?[] { null, " " });

    private static Gen<object?> Anything { get; } = Gen.OneOf(
        Gen.Elements<object?>(
            true, 'x', 5, 5L, 5.5, 5m, 5.0m, float.NaN, double.PositiveInfinity, int.MinValue, ulong.MaxValue, Guid.Empty, DayOfWeek.Friday, new DateTime(2026, 11, 20), TimeSpan.FromMinutes(16 * 60 + 9),
            new Uri("https://example.com/u.png"), new Uri("a/b", UriKind.Relative), new byte[] { 1, 2 }, new Hashtable { ["a"] = 1 }, new object(), new Nameless(), new object?[] { new[] { "a", "b" }, null }, DBNull.Value),
        Texts.Any.Select(static text => (object?)text));

    private static Gen<object?> ValueOf(string field) => field switch
    {
        "prompt" or "name" => Gen.Frequency((8, Object(Texts.Prompt)), (1, Object(Texts.Prompt.ArrayOf(1))), (1, Object(Texts.Prompt.ArrayOf(2)))),
        "duration" => Duration,
        "ratio" => Ratio,
        "first_image" or "last_image" => Gen.Frequency((12, Object(Texts.Address)), (1, Object(Texts.Address.ArrayOf(1))), (1, Object(Texts.Address.ArrayOf(2)))),
        "referenceVideos" => Gen.Frequency((10, Object(Texts.Address)), (3, Object(Texts.Address.ArrayOf(1))), (2, Listed)),
        _ => Listed,
    };

    private static Gen<object?> Listed { get; } =
        from count in Gen.Choose(0, 9)
        from addresses in Gen.Frequency((6, Texts.Address), (6, Gen.Constant("https://example.com/a.png")), (1, Gen.Elements("", " "))).ArrayOf(count)
        from form in Gen.Choose(0, 3)
        select form switch
        {
            0 => string.Join(";", addresses),
            1 => string.Join(" ; ", addresses) + ";",
            2 => addresses,
            _ => (object?)addresses.Cast<object?>().Append(null).ToList(),
        };

    private static Gen<object?> Duration { get; } = Gen.Frequency(
        (8, Gen.Choose(3, 15).Select(static seconds => (object?)seconds)),
        (3, Gen.Choose(-2, 20).Select(static seconds => (object?)seconds)),
        (4, Gen.Choose(0, 18).Select(static seconds => (object?)seconds.ToString(CultureInfo.InvariantCulture))),
        (2, Gen.Choose(3, 15).Select(static seconds => (object?)(double)seconds)),
        (1, Gen.Choose(0, 180).Select(static tenths => (object?)(tenths / 10m))),
        (2, Gen.Elements<object?>(
            " 5 ", "5.0", "5.", ".5", "05", "+5", "-5", "\u22125", "5,0", "5.000000000000000000000000000000", "5e0", "0x5", "5s", "five", "٥", "５", "3-15", "99999999999999999999", "1e400", "Infinity",
            "5 5", "1 5", "--5", "(5)", "$5", "5%", long.MaxValue, 5.0000000001, -0.0, "15.9999999999999999999999999999999", "14.99999999999999999999999999999999999999999999", new[] { 5 }, new object[] { 5, 6 })));

    private static Gen<object?> Ratio { get; } = Gen.Frequency(
        (8, Gen.Elements<object?>("9:16", "1:1", "16:9")),
        (2, Gen.Elements<object?>(" 9:16 ", "9:16\t", new[] { "1:1" }, "\u00A016:9")),
        (2, Gen.Elements<object?>("9/16", "16x9", "09:16:00", "16:09", "9：16", "1:1:1", "4:3", "9 : 16", "0.5625", 1, "１:1", new[] { "1:1", "16:9" }, TimeSpan.FromMinutes(16 * 60 + 9))));

    private static Dictionary<string, Gen<RandomCell>> Cell { get; } = Headings.Keys.ToDictionary(field => field, CellOf);

    /// <summary>Below the generators it uses: static members are initialized in the order of the text.</summary>
    internal static Gen<RandomRow> Rows { get; } = Gen.Frequency(
        (2, Shaped(["prompt", "duration", "ratio", "name"])),
        (3, Shaped(["prompt", "duration", "ratio", "referenceImages", "first_image", "last_image", "referenceVideos"], mostlyAbsent: true)),
        (2, Shaped(["prompt", "referenceImages", "duration", "ratio"])),
        (2, Shaped(["prompt", "first_image", "last_image", "duration", "ratio"])),
        (2, Shaped(["prompt", "referenceVideos"])),
        (2, Shaped(["prompt", "referenceImages", "referenceVideos", "duration"])),
        (3, Wild));

    private static Gen<object?> Object<T>(Gen<T> values) => values.Select(static value => (object?)value);

    private static string Show(object? cell) => cell switch
    {
        null => "null",
        string text => string.Concat("'", string.Concat(text.Take(200).Select(static letter => letter is >= ' ' and <= '~' ? letter.ToString() : $"\\u{(int)letter:x4}")), "'"),
        IEnumerable several => $"[{string.Join(", ", several.Cast<object?>().Select(Show))}]",
        _ => string.Create(CultureInfo.InvariantCulture, $"{cell.GetType().Name} {cell}"),
    };

    /// <summary>An object without a useful text.</summary>
    private sealed class Nameless
    {
        public override string? ToString() => null;
    }
}
