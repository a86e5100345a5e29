using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using StarVideos.Emulator.References;

namespace StarVideos.Client.Tests.Proofs.References;

/// <summary>Compares the table in docs/PROOFS.md with the one that the tests run. If they differ, the failure shows the right table.</summary>
public sealed class ReferenceTable
{
    [Fact]
    public void The_document_shows_what_the_tests_run()
    {
        var document = File.ReadAllText(Document("docs/PROOFS.md"));
        var table = Cells();
        Assert.True(document.Contains(table, StringComparison.Ordinal), table);
        Assert.Contains($"**{ReferenceCells.All.Count} cells of references**", document, StringComparison.Ordinal);
    }

    [Fact]
    public void The_readme_of_the_emulator_lists_what_it_serves()
    {
        var readme = File.ReadAllText(Document("tests/StarVideos.Emulator/README.md"));
        Assert.All(ReferenceCatalog.All, one => Assert.Contains($"| `{one.Name}` | {one.Summary} |\n", readme.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    private static string Cells()
    {
        var text = new StringBuilder("| served | as | usable | found | told | requests | bytes |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var cell in ReferenceCells.All)
        {
            string[] row =
            [
                ReferenceCatalog.All.Any(one => one.Name == cell.Served) ? $"`{cell.Served}`" : cell.Served,
                cell.Kind.ToString().ToLowerInvariant(),
                cell.IsUsable switch { true => "yes", false => "no", null => "not told" },
                string.Join(", ", cell.Found.Select(found => $"`{found}`")),
                cell.Told,
                cell.Requests.ToString(CultureInfo.InvariantCulture),
                cell.Bytes?.ToString("N0", CultureInfo.InvariantCulture) ?? "a few",
            ];
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        }

        return text.ToString();
    }

    private static string Document(string path, [CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../..", path));
}
