namespace StarVideos.Journal;

/// <summary>
/// Puts submissions together from their lines, last line first. Every line refers backwards, so by the time an intent comes, all that
/// was ever said of it has been seen: one pass, and only what is in flight is held.
/// </summary>
internal sealed class JournalFold
{
    private readonly Dictionary<string, JournalLine> _outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JournalLine> _ends = new(StringComparer.Ordinal);
    private readonly HashSet<string> _replaced = new(StringComparer.Ordinal);
    private (string Text, Uri? Address) _lastBase = ("", null);

    /// <param name="line">The line before the last one given.</param>
    /// <returns>A submission, if the line is its intent.</returns>
    internal JournalEntry? Add(JournalLine line)
    {
        switch (line.Event)
        {
            case JournalEvent.Ended:
                KeepFirst(_ends, line.Id!, line);
                return null;

            case JournalEvent.Created:
                // A late answer may follow an outcome that was given up as unknown; an id outweighs everything.
                _outcomes[line.Intent!] = line;
                return null;

            case JournalEvent.Rejected or JournalEvent.Unknown:
                KeepFirst(_outcomes, line.Intent!, line);
                return null;

            case JournalEvent.Intent:
                return ToEntry(line);

            default:
                return null;
        }
    }

    /// <summary>To be asked last: tasks whose intents are lost. A damaged line must not hide a paid task.</summary>
    internal IEnumerable<JournalEntry> Orphans() => _outcomes.Values
        .Where(static line => line.Event == JournalEvent.Created)
        .OrderByDescending(static line => line.At)
        .Select(line => new JournalEntry
        {
            IntentId = line.Intent!,
            At = ToUtc(line.At),
            Outcome = JournalOutcome.Created,
            Task = ToTask(line, new JournalLine { BaseUri = line.BaseUri }),
        });

    /// <summary>Read backwards, so the first is the latest.</summary>
    private static void KeepFirst(Dictionary<string, JournalLine> lines, string key, JournalLine line)
    {
        if (!lines.TryGetValue(key, out _))
        {
            lines.Add(key, line);
        }
    }

    private JournalEntry ToEntry(JournalLine intent)
    {
        _outcomes.TryGetValue(intent.Intent!, out var line);
        _outcomes.Remove(intent.Intent!);
        var outcome = line?.Event switch
        {
            JournalEvent.Created => JournalOutcome.Created,
            JournalEvent.Rejected => JournalOutcome.Rejected,
            JournalEvent.Unknown => JournalOutcome.Unknown,
            _ => JournalOutcome.None,
        };

        // A replacement that came to nothing replaces nothing: what was unknown before it is unknown again.
        if (intent.Replaces is { } replaced && outcome != JournalOutcome.Rejected)
        {
            _replaced.Add(replaced);
        }

        return new JournalEntry
        {
            IntentId = intent.Intent!,
            At = ToUtc(intent.At),
            Outcome = outcome,
            Row = intent.Row,
            Batch = intent.Batch,
            Name = intent.Name,
            Mode = ToMode(intent.Mode),
            Prompt = intent.Prompt,
            Duration = intent.Duration,
            Ratio = intent.Ratio,
            BaseUri = ToUri(intent.BaseUri),
            Reason = line?.Reason,
            Task = outcome == JournalOutcome.Created ? ToTask(line!, intent) : null,
            IsReplaced = _replaced.Remove(intent.Intent!),
        };
    }

    private VideoTask ToTask(JournalLine created, JournalLine intent)
    {
        _ends.TryGetValue(created.Id!, out var end);
        _ends.Remove(created.Id!);
        return new VideoTask
        {
            Id = created.Id!,
            Name = intent.Name,
            Batch = intent.Batch,
            Mode = ToMode(intent.Mode),
            Prompt = intent.Prompt,
            Duration = intent.Duration,
            Ratio = intent.Ratio,
            BaseUri = ToUri(intent.BaseUri ?? created.BaseUri),
            CreatedAt = ToUtc(created.CreatedAt ?? created.At).LocalDateTime,
            CheckedAt = ToUtc((end ?? created).At).LocalDateTime,
            Status = ToStatus((end ?? created).Status),
            Error = end?.Reason,
        };
    }

    /// <summary>Nearly always the same as in the line before.</summary>
    private Uri? ToUri(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (text != _lastBase.Text)
        {
            _lastBase = (text, Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null);
        }

        return _lastBase.Address;
    }

    private static DateTimeOffset ToUtc(DateTime at) => new(at.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(at, DateTimeKind.Utc) : at.ToUniversalTime());

    private static VideoMode? ToMode(string? name) => name switch
    {
        nameof(VideoMode.Text) => VideoMode.Text,
        nameof(VideoMode.ImageReference) => VideoMode.ImageReference,
        nameof(VideoMode.FirstLastFrame) => VideoMode.FirstLastFrame,
        nameof(VideoMode.VideoReference) => VideoMode.VideoReference,
        nameof(VideoMode.ImageAndVideo) => VideoMode.ImageAndVideo,
        _ => null,
    };

    private static VideoTaskStatus ToStatus(string? name) => name switch
    {
        nameof(VideoTaskStatus.Queued) => VideoTaskStatus.Queued,
        nameof(VideoTaskStatus.Processing) => VideoTaskStatus.Processing,
        nameof(VideoTaskStatus.Completed) => VideoTaskStatus.Completed,
        nameof(VideoTaskStatus.Failed) => VideoTaskStatus.Failed,
        nameof(VideoTaskStatus.Cancelled) => VideoTaskStatus.Cancelled,
        _ => VideoTaskStatus.Unknown,
    };
}
