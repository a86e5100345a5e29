namespace StarVideos.Journal;

/// <summary>Makes tasks and submissions from the lines of a journal.</summary>
internal static class RecordedTask
{
    /// <summary>The reason of an unknown outcome when no process has recorded one.</summary>
    private const string NoAnswer = "The run ended before the answer came. The video may exist and be billed.";

    /// <summary>The last base address, parsed. A journal has many lines, and nearly all have the same address, so they share one object.</summary>
    private static LastAddress _last = new("", null);

    /// <param name="intent">The line with the request.</param>
    /// <param name="outcome">The line with the outcome, if there is one.</param>
    /// <param name="end">The line with the end of the task, if it has ended.</param>
    /// <param name="path">The path of the saved video, if it was saved.</param>
    /// <param name="ifNotKnown">The outcome to report if none is recorded, or if the recorded one is unknown.</param>
    internal static VideoSubmission Submission(JournalLine intent, JournalLine? outcome, JournalLine? end, string? path, SubmissionOutcome ifNotKnown)
    {
        var take = RowTake.From(intent);
        return new()
        {
            SubmissionId = intent.Intent!,
            At = ToUtc(intent.At),
            Outcome = ToOutcome(outcome?.Event) ?? ifNotKnown,
            Row = intent.Row,
            Batch = intent.Batch,
            Name = intent.Name,
            Mode = ToMode(intent.Mode),
            Prompt = intent.Prompt,
            Duration = intent.Duration,
            Ratio = intent.Ratio,
            Take = take?.Number,
            TakeOf = take?.Row,
            References = intent.References ?? [],
            BaseUri = ToUri(intent.BaseUri),
            Reason = outcome is null && ifNotKnown == SubmissionOutcome.Unknown ? NoAnswer : outcome?.Reason,
            Task = outcome?.Event == LineEvent.Created ? From(outcome, intent, end, path) : null,
        };
    }

    /// <param name="created">The line that says that the service accepted the request.</param>
    /// <param name="intent">The line with the request.</param>
    /// <param name="end">The line with the end of the task, if it has ended.</param>
    /// <param name="path">The path of the saved video, if it was saved.</param>
    internal static VideoTask From(JournalLine created, JournalLine intent, JournalLine? end, string? path)
    {
        var take = RowTake.From(intent);
        return new()
        {
            Id = created.Id!,
            Name = intent.Name,
            Batch = intent.Batch,
            Mode = ToMode(intent.Mode),
            Prompt = intent.Prompt,
            Duration = intent.Duration,
            Ratio = intent.Ratio,
            Take = take?.Number,
            TakeOf = take?.Row,
            BaseUri = ToUri(intent.BaseUri ?? created.BaseUri),
            CreatedAt = ToUtc(created.CreatedAt ?? created.At).LocalDateTime,
            CheckedAt = ToUtc((end ?? created).At).LocalDateTime,
            Status = ToStatus((end ?? created).Status),
            Error = end?.Reason,
            ActualDuration = (end ?? created).Seconds,
            Path = path,
        };
    }

    private static Uri? ToUri(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var last = Volatile.Read(ref _last);
        if (text != last.Text)
        {
            last = new LastAddress(text, Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null);
            Volatile.Write(ref _last, last);
        }

        return last.Address;
    }

    /// <summary>Reads a time without a zone as UTC.</summary>
    internal static DateTimeOffset ToUtc(DateTime at) => new(at.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(at, DateTimeKind.Utc) : at.ToUniversalTime());

    private static SubmissionOutcome? ToOutcome(string? journalEvent) => journalEvent switch
    {
        LineEvent.Created => SubmissionOutcome.Created,
        LineEvent.Rejected => SubmissionOutcome.Rejected,
        _ => null,
    };

    /// <summary>The mode of a name; null if this version does not know the name.</summary>
    internal static VideoMode? ToMode(string? name) => name switch
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

    private sealed record LastAddress(string Text, Uri? Address);
}
