using StarVideos.Journal;

namespace StarVideos.Saving.Index;

/// <summary>
/// Looks up tasks in a journal. Reads it once, and later only what was added, because the tasks of a pipeline are added to it one by one.
/// For one caller at a time.
/// </summary>
/// <param name="path">The journal; null if there is none.</param>
internal sealed class FactReader(string? path)
{
    private readonly AddedLines? _lines = path is null ? null : new AddedLines(path);
    private readonly Dictionary<string, JournalFacts> _byTask = new(StringComparer.Ordinal);

    /// <summary>The references of submissions whose tasks are not known yet.</summary>
    private readonly Dictionary<string, string[]> _byIntent = new(StringComparer.Ordinal);

    /// <summary>What is known about a task. Empty if the journal cannot be read; other code reports that error.</summary>
    internal JournalFacts Find(string taskId)
    {
        try
        {
            _lines?.Read(Apply);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // What was read before is still true.
        }

        return Known(taskId);
    }

    private void Apply(JournalLine line)
    {
        switch (line.Event)
        {
            case LineEvent.Intent when line.References is { } references:
                _byIntent[line.Intent!] = references;
                break;

            case LineEvent.Created:
                if (line.References is not null || _byIntent.ContainsKey(line.Intent!))
                {
                    _byTask[line.Id!] = Known(line.Id!) with { References = line.References ?? _byIntent[line.Intent!] };
                }

                _byIntent.Remove(line.Intent!);
                break;

            case LineEvent.Ended:
                var known = Known(line.Id!);
                _byTask[line.Id!] = known with { EndedAt = known.EndedAt ?? line.At.ToUniversalTime(), ActualDuration = line.Seconds ?? known.ActualDuration };
                break;
        }
    }

    private JournalFacts Known(string taskId) => _byTask.TryGetValue(taskId, out var facts) ? facts : default;
}
