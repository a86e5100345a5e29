using StarVideos.Caps;
using StarVideos.Claims;
using StarVideos.Text;
using StarVideos.Time;

namespace StarVideos.Journal;

/// <summary>Records submissions: the intent before a request is sent, and the outcome after it.</summary>
internal sealed class JournalRecorder(JournalLocation location, JournalWriter? writer, Clock clock)
{
    /// <summary>In characters. A longer prompt is cut in the journal, but not in the request. The fingerprint covers the whole prompt.</summary>
    internal const int LongestText = 100_000;

    internal bool IsOn => !location.IsOff;

    /// <summary>Treats an empty label as no label.</summary>
    internal static string? Label(string? batch) => string.IsNullOrEmpty(batch) ? null : Cut(batch);

    /// <summary>
    /// Keeps the handles of the journal open until the result is disposed of, so that an outcome can be recorded even if the process can open no
    /// more files. To be held from before an intent until after its outcome.
    /// </summary>
    internal IDisposable? Hold() => writer?.File.Hold();

    /// <summary>Passes on warnings that were not given yet: about dangers to the record, and about recoveries.</summary>
    internal void TellNotices(Action<string> warn) => writer?.File.Notices.TellTo(warn);

    /// <summary>Records an intent. To be awaited before the request is sent: when it completes, the intent survives a power cut.</summary>
    /// <param name="request">The request that is about to be sent.</param>
    /// <param name="baseUri">The service.</param>
    /// <param name="batch">The label of the run.</param>
    /// <param name="cancellation">Cancels. Then nothing is in the journal.</param>
    /// <param name="place">The place of the request under the caps. If left out, there are no caps.</param>
    /// <param name="take">The take of the row.</param>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.JournalUnavailable"/>, <see cref="StarVideosErrorKind.SpendingLimitReached"/>: the request must not be sent.
    /// </exception>
    internal async Task<JournalIntent> BeginAsync(VideoRequest request, Uri baseUri, string? batch, CancellationToken cancellation, CapPlace? place = null, int take = 1)
    {
        place ??= CapPlace.Unlimited;
        var ofRow = RowTake.Of(request, baseUri, take);
        var line = Intent(request, baseUri, batch, ofRow);
        if (location.IsOff)
        {
            place.Count(line, []);
        }
        else
        {
            await WriteAsync(
                async writer =>
                {
                    await writer.BeginAsync(line, place, cancellation).ConfigureAwait(false);
                    return true;
                },
                NothingSent).ConfigureAwait(false);
        }

        return new JournalIntent(line.Intent!, baseUri, ofRow);
    }

    /// <summary>Records an intent as <see cref="BeginAsync"/> does, but only if no submission counts for the row yet.</summary>
    /// <param name="claims">The rows of the run.</param>
    /// <param name="claim">The row.</param>
    /// <param name="baseUri">The service.</param>
    /// <param name="batch">The label of the run.</param>
    /// <param name="inSpiteOfUnknown">Whether a submission of unknown outcome is to be sent again.</param>
    /// <param name="cancellation">Cancels. Then nothing is in the journal.</param>
    /// <param name="place">The place of the row under the caps. If left out, there are no caps.</param>
    /// <returns>The intent, if the caller is to send the row; otherwise the state of the submission that counts for the row.</returns>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.JournalUnavailable"/>, <see cref="StarVideosErrorKind.SpendingLimitReached"/>: the request must not be sent.
    /// </exception>
    internal async Task<(RowState State, JournalIntent? Intent)> ClaimAsync(RowClaims claims, RowClaim claim, Uri baseUri, string? batch, bool inSpiteOfUnknown, CancellationToken cancellation, CapPlace? place = null)
    {
        var line = Intent(claim.Request, baseUri, batch, claim.Take);
        var state = await WriteAsync(writer => writer.ClaimAsync(claims, claim, line, inSpiteOfUnknown, place ?? CapPlace.Unlimited, cancellation), NothingSent).ConfigureAwait(false);
        return (state, state == RowState.Free ? new JournalIntent(line.Intent!, baseUri, claim.Take) : null);
    }

    /// <summary>Records that the service accepted the request.</summary>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.JournalUnavailable"/>: the line was not written, but the task exists. Return the task, and warn with this
    /// message.
    /// </exception>
    internal Task CreatedAsync(JournalIntent intent, VideoTask task) =>
        AppendAsync(Created(intent, task), LineKind.Outcome, $"so keep this id of a task that was created and may be billed: {task.Id}", CancellationToken.None);

    /// <summary>Records that nothing was created: the request was refused, or cancelled before it was sent.</summary>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.JournalUnavailable"/>: the line was not written, so a resumed run will treat the outcome as unknown.
    /// </exception>
    internal Task RejectedAsync(JournalIntent intent, string reason) => AppendAsync(
        Outcome(LineEvent.Rejected, intent, reason), LineKind.Outcome, "so a resumed run will not know that nothing was created", CancellationToken.None);

    /// <summary>Records that the request was sent and that its outcome is unknown.</summary>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.JournalUnavailable"/>: the line was not written. A resumed run is not affected: it treats an intent
    /// without an outcome as unknown.
    /// </exception>
    internal Task UnknownAsync(JournalIntent intent, string reason) => AppendAsync(
        Outcome(LineEvent.Unknown, intent, reason), LineKind.Outcome, "so the reason of an unknown outcome is not recorded", CancellationToken.None);

    /// <summary>Records how a task ended. Writes nothing if it has not ended. A power cut may undo the line, because the service can be asked again.</summary>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.JournalUnavailable"/>: the line was not written, so the journal shows the task as it was before.
    /// </exception>
    internal Task EndedAsync(VideoTask task)
    {
        if (!task.IsEnded)
        {
            return Task.CompletedTask;
        }

        var line = JournalLine.Of(LineEvent.Ended, clock.UtcNow);
        line.Id = task.Id;
        line.Status = task.Status.ToString();
        line.Reason = task.Error is null ? null : Clip.Message(task.Error);
        line.Seconds = task.ActualDuration;
        return AppendAsync(line, LineKind.Note, "so it does not show that the task ended", CancellationToken.None);
    }

    /// <summary>
    /// Records which video a file holds. To be awaited before the file is renamed to its final name: when it completes, the line survives a
    /// power cut.
    /// </summary>
    /// <param name="task">The task of the video.</param>
    /// <param name="path">The full path that the file is about to get.</param>
    /// <param name="length">The size of the video in bytes. It tells the video from an older file with that name.</param>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.JournalUnavailable"/>: the line was not written, so a later run cannot know which video the file holds.
    /// </exception>
    internal Task SavedAsync(VideoTask task, string path, long length)
    {
        var line = JournalLine.Of(LineEvent.Saved, clock.UtcNow);
        line.Id = task.Id;
        line.File = path;
        line.Size = length;
        return AppendAsync(line, LineKind.Intent, "so a later run cannot tell whose file it is", CancellationToken.None);
    }

    /// <summary>Records an outcome that a person has looked up, unless the submission has one. When it completes, the line survives a power cut.</summary>
    /// <param name="rows">The submissions in the journal.</param>
    /// <param name="limit">How long a submission may still get an outcome from its own process.</param>
    /// <param name="submissionId">The submission.</param>
    /// <param name="task">The task that was created; null if nothing was created.</param>
    /// <returns>The submission, and whether the outcome was recorded.</returns>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: nothing was recorded.</exception>
    internal Task<Resolution> ResolveAsync(RecordedRows rows, InFlightLimit limit, string submissionId, VideoTask? task)
    {
        var intent = new JournalIntent(submissionId, task?.BaseUri!);
        var line = task is null
            ? Outcome(LineEvent.Rejected, intent, "looked up: nothing was created")
            : Created(intent, task);
        var pending = new PendingResolution(rows, limit, line);
        return WriteAsync(
            async writer =>
            {
                await writer.EnqueueAsync(pending).ConfigureAwait(false);
                return pending.Resolution;
            },
            "so nothing was recorded");
    }

    /// <summary>What was submitted within the last 24 hours; null if there is no journal.</summary>
    internal JournalTally? LastDay => writer?.LastDay;

    /// <summary>Outcomes that could not be written yet. They are written before the next line.</summary>
    internal IReadOnlyList<JournalLine> Owed => writer?.Owed ?? [];

    /// <summary>Tries again to write what could not be written, without a new line.</summary>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.JournalUnavailable"/>: it still cannot be written; see <see cref="Owed"/>.
    /// </exception>
    internal Task SettleAsync(string consequence) => location.IsOff
        ? Task.CompletedTask
        : WriteAsync(
            static async writer =>
            {
                await writer.SettleAsync().ConfigureAwait(false);
                return true;
            },
            consequence);

    private const string NothingSent = "so nothing was sent";

    private JournalLine Intent(VideoRequest request, Uri baseUri, string? batch, RowTake take)
    {
        var sized = request as SizedVideoRequest;
        var line = JournalLine.Of(LineEvent.Intent, clock.UtcNow);
        line.Intent = Guid.NewGuid().ToString("N");
        line.By = ProcessMark.Own;
        take.WriteTo(line);
        line.Batch = Label(batch);
        line.Name = Cut(request.Name);
        line.Mode = request.Mode.ToString();
        line.Prompt = Cut(request.Prompt);
        line.Duration = sized?.Duration;
        line.Ratio = sized?.Ratio;
        line.References = Addresses(request);
        line.BaseUri = baseUri.AbsoluteUri;
        return line;
    }

    private JournalLine Created(JournalIntent intent, VideoTask task)
    {
        var line = Outcome(LineEvent.Created, intent, null);
        line.Id = task.Id;
        line.Status = task.Status.ToString();
        line.CreatedAt = task.CreatedAt?.ToUniversalTime();
        line.BaseUri = (task.BaseUri ?? intent.BaseUri).AbsoluteUri;
        return line;
    }

    private JournalLine Outcome(string journalEvent, JournalIntent intent, string? reason)
    {
        var line = JournalLine.Of(journalEvent, clock.UtcNow);
        line.Intent = intent.Id;
        line.Reason = reason is null ? null : Clip.Message(reason);
        return line;
    }

    private Task AppendAsync(JournalLine line, LineKind kind, string consequence, CancellationToken cancellation) => location.IsOff
        ? Task.CompletedTask
        : WriteAsync(
            async writer =>
            {
                await writer.AppendAsync(line, kind, cancellation).ConfigureAwait(false);
                return true;
            },
            consequence);

    private async Task<T> WriteAsync<T>(Func<JournalWriter, Task<T>> write, string consequence)
    {
        if (writer is null)
        {
            throw JournalErrors.Unwritable(location, location.Flaw!, consequence, null);
        }

        try
        {
            return await write(writer).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or StarVideosException { Kind: StarVideosErrorKind.SpendingLimitReached }))
        {
            throw JournalErrors.Unwritable(location, JournalErrors.Reason(location, fault), consequence, fault);
        }
    }

    private static string[]? Addresses(VideoRequest request) =>
        RequestReferences.Of(request) is { Count: > 0 } references ? [.. references.Select(static reference => reference.Shown)] : null;

    /// <summary>Cuts a text to the length that a line keeps. Leaves no half of a surrogate pair at the end.</summary>
    internal static string? Cut(string? text) => text is null || text.Length <= LongestText ? text
        : text.Substring(0, char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText);
}
