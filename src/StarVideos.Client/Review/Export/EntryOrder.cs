namespace StarVideos.Review.Export;

/// <summary>
/// Puts the entries of a page into the order of the table, as far as it is known. Videos arrive in the order in which they were finished. The
/// videos that the journal knows are sorted by the time of submission; videos that it does not know keep their positions. Takes of one row
/// are put next to each other, run by run.
/// </summary>
internal static class EntryOrder
{
    /// <param name="entries">The entries, in the order in which they arrived.</param>
    /// <param name="places">For the id of a task, a number that is larger the later the task was submitted.</param>
    internal static List<ReviewEntry> Of(List<ReviewEntry> entries, Dictionary<string, int> places)
    {
        var known = new List<ReviewEntry>();
        foreach (var entry in entries)
        {
            if (places.ContainsKey(entry.Task.Id))
            {
                known.Add(entry);
            }
        }

        known.Sort((one, other) => places[one.Task.Id].CompareTo(places[other.Task.Id]));

        var rows = new List<List<ReviewEntry>>();
        var byRow = new Dictionary<string, List<ReviewEntry>>(StringComparer.Ordinal);
        var next = 0;
        foreach (var entry in entries)
        {
            AddToRow(rows, byRow, places.ContainsKey(entry.Task.Id) ? known[next++] : entry);
        }

        var ordered = new List<ReviewEntry>(entries.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            // A row may have any number of entries, because a table may contain it several times. OrderBy keeps the order of equal takes; List.Sort does not.
            var runs = Runs(rows[row]);
            foreach (var entry in rows[row].OrderBy(entry => runs[RunOf(entry)]).ThenBy(static entry => entry.Task.Take ?? 1))
            {
                ordered.Add(entry with { Row = row + 1 });
            }
        }

        return ordered;
    }

    /// <summary>Numbers the runs of a row's entries, in the order of their first entries.</summary>
    private static Dictionary<string, int> Runs(List<ReviewEntry> row)
    {
        var runs = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in row)
        {
            if (!runs.ContainsKey(RunOf(entry)))
            {
                runs.Add(RunOf(entry), runs.Count);
            }
        }

        return runs;
    }

    private static string RunOf(ReviewEntry entry) => entry.Task.Batch ?? "";

    private static void AddToRow(List<List<ReviewEntry>> rows, Dictionary<string, List<ReviewEntry>> byRow, ReviewEntry entry)
    {
        if (entry.Task.TakeOf is not { } key)
        {
            rows.Add([entry]);
        }
        else if (byRow.TryGetValue(key, out var row))
        {
            row.Add(entry);
        }
        else
        {
            byRow.Add(key, row = [entry]);
            rows.Add(row);
        }
    }
}
