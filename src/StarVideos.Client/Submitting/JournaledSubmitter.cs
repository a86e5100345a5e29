using StarVideos.Journal;

namespace StarVideos.Submitting;

/// <summary>Submits with the journal on both sides: the intent is on disk before the request leaves, the outcome before the caller hears of it.</summary>
/// <param name="client">The service.</param>
/// <param name="submitter">Sends.</param>
/// <param name="journal">Records.</param>
/// <param name="batch">The label of the run, if it has one.</param>
/// <param name="warn">Told when an outcome could not be recorded. The outcome itself is never lost.</param>
internal sealed class JournaledSubmitter(StarVideosClient client, TaskSubmitter submitter, TaskJournal journal, string? batch, Action<string> warn)
{
    /// <param name="request">What to ask for.</param>
    /// <param name="replaces">The submission of unknown outcome in spite of which this one is sent.</param>
    /// <param name="mayStart">Ends waits and retries, without touching a request on its way.</param>
    /// <param name="cancellation">Ends a request on its way; its outcome is unknown then.</param>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.SubmissionOutcomeUnknown"/>: the video may exist and be billed. Every other kind: nothing was created.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped before anything was sent.</exception>
    internal async Task<VideoTask> SubmitAsync(VideoRequest request, JournalEntry? replaces, CancellationToken mayStart, CancellationToken cancellation)
    {
        using var hold = journal.Hold();
        var intent = await journal.BeginAsync(request, client.BaseUri, batch, replaces, mayStart).ConfigureAwait(false);
        journal.TellNotices(warn);
        try
        {
            var task = await submitter.SubmitAsync(request, cancellation, batch, mayStart).ConfigureAwait(false);
            await RecordAsync(journal.CreatedAsync(intent, task)).ConfigureAwait(false);
            return task;
        }
        catch (StarVideosException fault) when (fault.Kind == StarVideosErrorKind.SubmissionOutcomeUnknown)
        {
            await RecordAsync(journal.UnknownAsync(intent, fault.Message)).ConfigureAwait(false);
            throw;
        }
        catch (StarVideosException fault)
        {
            await RecordAsync(journal.RejectedAsync(intent, fault.Message)).ConfigureAwait(false);
            throw;
        }
        catch (OperationCanceledException)
        {
            await RecordAsync(journal.RejectedAsync(intent, "stopped before it was sent")).ConfigureAwait(false);
            throw;
        }
    }

    private async Task RecordAsync(Task record)
    {
        try
        {
            await record.ConfigureAwait(false);
        }
        catch (StarVideosException fault)
        {
            warn(fault.Message);
        }
    }
}
