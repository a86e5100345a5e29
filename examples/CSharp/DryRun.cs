namespace StarVideos.Example;

/// <summary>Says which rows of a table would be submitted, and what is wrong with the others. Needs no service and no key.</summary>
internal static class DryRun
{
    /// <returns>1 if a row is not valid.</returns>
    internal static async Task<int> RunAsync(string table, RowDefaults defaults)
    {
        // Add References = new ReferenceChecker() to check the images and videos too.
        using var stage = new CheckStage(new CheckOptions { Defaults = defaults }, Print);
        foreach (var row in Table.Read(table))
        {
            await stage.AddAsync(row);
        }

        await stage.CompleteAsync();
        var totals = stage.Totals;
        Console.WriteLine($"{totals.Rows} rows: {totals.Valid} valid, {totals.Invalid} not valid, {totals.Unsure} cannot be told. {totals.Videos} videos would be submitted.");
        return totals.Invalid == 0 ? 0 : 1;
    }

    private static void Print(RequestCheck check) => Console.WriteLine($"{check.Name ?? check.Prompt}: {check.IsValid switch
    {
        true => $"valid, {check.Mode}, {(check.Duration is { } seconds ? $"{seconds} seconds" : "length left to the service")}",
        false => $"not valid, {string.Join(" ", check.Problems)}",
        null => $"cannot be told, {string.Join(" ", check.Unknowns)}",
    }}");
}
