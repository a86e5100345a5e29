namespace StarVideos.Journal;

/// <summary>What the journal holds for a row. At most one of the two is there; neither means that the row was never sent.</summary>
/// <param name="Accepted">The task that was created for it.</param>
/// <param name="Unknown">A submission of it that may have created a task.</param>
internal readonly record struct ResumeMatch(VideoTask? Accepted, JournalEntry? Unknown);

/// <summary>
/// The submissions of an earlier run, each to be taken once: of three identical rows of which two were accepted, the third is still to
/// be sent. A snapshot, so make it before the new run submits anything. For one thread.
/// </summary>
internal sealed class ResumeIndex
{
    /// <summary>How far back a run without a label reaches: the life of a result.</summary>
    internal static readonly TimeSpan UnlabelledReach = TimeSpan.FromHours(24);

    private readonly Dictionary<string, Row> _rows = new(StringComparer.Ordinal);
    private readonly string? _batch;
    private readonly Uri _baseUri;

    /// <param name="entries">Newest first.</param>
    /// <param name="batch">The label of the run.</param>
    /// <param name="baseUri">The service.</param>
    /// <param name="now">What the reach of a run without a label is counted from.</param>
    internal ResumeIndex(IEnumerable<JournalEntry> entries, string? batch, Uri baseUri, DateTimeOffset now)
    {
        _batch = batch;
        _baseUri = baseUri;
        foreach (var entry in entries)
        {
            if (entry.Row is { } row && entry.Batch == batch && (batch is not null || entry.At >= now - UnlabelledReach))
            {
                Add(row, entry);
            }
        }
    }

    /// <summary>Takes the oldest task created for this request or, when there is none left, the oldest unknown submission of it.</summary>
    internal ResumeMatch Take(VideoRequest request)
    {
        if (!_rows.TryGetValue(RequestFingerprint.Of(request, _baseUri, _batch), out var row))
        {
            return default;
        }

        return row.Accepted.Count > 0 ? new ResumeMatch(row.Accepted.Pop(), null)
            : row.Unknown.Count > 0 ? new ResumeMatch(null, row.Unknown.Pop())
            : default;
    }

    private void Add(string key, JournalEntry entry)
    {
        if (entry.Task is null && !entry.IsUnresolved)
        {
            return;
        }

        if (!_rows.TryGetValue(key, out var row))
        {
            _rows.Add(key, row = new Row());
        }

        if (entry.Task is { } task)
        {
            row.Accepted.Push(task);
        }
        else
        {
            row.Unknown.Push(entry);
        }
    }

    /// <summary>Filled newest first, so the oldest is on top.</summary>
    private sealed class Row
    {
        internal Stack<VideoTask> Accepted { get; } = new();

        internal Stack<JournalEntry> Unknown { get; } = new();
    }
}
