using System.Runtime.CompilerServices;
using System.Text;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Proofs.Faults;

/// <summary>Compares the matrix in docs/PROOFS.md with the one that the tests run. If they differ, the failure shows the right table.</summary>
public sealed class MatrixTable
{
    [Fact]
    public void The_document_shows_what_the_tests_run()
    {
        var document = File.ReadAllText(Document());
        Assert.All([Creates(), Queries(), Downloads()], table => Assert.True(document.Contains(table, StringComparison.Ordinal), table));
        Assert.Contains($"**{FaultCells.Create.Count + FaultCells.Query.Count + FaultCells.Download.Count} cells**", document, StringComparison.Ordinal);
    }

    private static string Creates() => Table(
        ["fault", "calls", "tasks", "the call ends with", "in the journal"],
        FaultCells.Create.Select(cell => new[] { Fault(cell.Fault), Calls(cell.Attempts, cell.Calls), Number(cell.Tasks), End(cell.Error, "the task"), cell.Journal.ToString().ToLowerInvariant() }));

    private static string Queries() => Table(
        ["fault", "calls", "the call ends with"],
        FaultCells.Query.Select(cell => new[] { Fault(cell.Fault), Calls(cell.Attempts, cell.Calls), End(cell.Error, $"the task, {cell.Status.ToString().ToLowerInvariant()}{(cell is { HasUrl: false, Status: VideoTaskStatus.Completed } ? ", without address" : "")}") }));

    private static string Downloads() => Table(
        ["fault", "calls", "queries", "the call ends with", "files left"],
        FaultCells.Download.Select(cell => new[] { Fault(cell.Fault), Number(cell.Calls), Number(cell.Queries), End(cell.Error, "the whole file"), cell.Error is null ? "1" : "0" }));

    private static string Table(string[] heads, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend([.. heads.Select(_ => "---")]).Prepend(heads))
        {
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        }

        return text.ToString();
    }

    private static string Fault(string fault) => fault.Contains(':', StringComparison.Ordinal) ? $"`{fault}`" : fault;

    private static string Calls(int attempts, int calls) => attempts == calls ? Number(calls) : $"{calls} ({attempts} attempts)";

    private static string End(StarVideosErrorKind? error, string good) => error is null ? good : $"`{error}`";

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Document([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../../docs/PROOFS.md"));
}
