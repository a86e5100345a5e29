using StarVideos.Journal;

namespace StarVideos.Claims;

/// <summary>Journals that a run may have used before the setting was changed: the default journal of the user, and journals in the same folder.</summary>
internal static class OtherJournals
{
    /// <summary>How many files of a folder are read at most. A folder with more is no folder of journals.</summary>
    private const int Most = 20;

    /// <returns>The path of a journal with submissions of this label; null if there is none.</returns>
    internal static string? WithLabel(string path, string batch) =>
        Candidates(path).FirstOrDefault(candidate => HasLabel(candidate, batch));

    private static IEnumerable<string> Candidates(string path)
    {
        IEnumerable<string> beside = [];
        try
        {
            beside = Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.jsonl").Take(Most).ToArray();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The folder does not exist, or may not be listed.
        }

        var own = JournalLocation.From(null).Path;
        return beside.Concat(own is null ? [] : [own]).Where(candidate => candidate != path && File.Exists(candidate));
    }

    private static bool HasLabel(string path, string batch)
    {
        try
        {
            return LinesBackwards.ReadBackwards(path).Any(record => string.Equals(record.Line?.Batch, batch, StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
