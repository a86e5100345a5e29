using StarVideos.Journal;

namespace StarVideos.Submitting;

/// <summary>Sends a request whose intent is in the journal, and records the outcome before the caller hears of it.</summary>
/// <param name="submitter">Sends.</param>
/// <param name="recorder">Records.</param>
/// <param name="warn">Told when an outcome could not be recorded. The outcome itself is never lost: the caller gets it, and it is written with the next line.</param>
internal sealed class RecordedSubmission(TaskSubmitter submitter, JournalRecorder recorder, Action<string> warn)
{
    /// <param name="request">What to ask for.</param>
    /// <param name="intent">Its intent, which is on disk.</param>
    /// <param name="batch">The label of the run, if it has one.</param>
    /// <param name="mayStart">Ends waits and retries, without touching a request on its way.</param>
    /// <param name="cancellation">Ends a request on its way; its outcome is unknown then.</param>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.SubmissionOutcomeUnknown"/>: the video may exist and be billed. Every other kind: nothing was created.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped before anything was sent.</exception>
    internal async Task<VideoTask> SendAsync(VideoRequest request, JournalIntent intent, string? batch, CancellationToken mayStart, CancellationToken cancellation)
    {
        try
        {
            var task = await submitter.SubmitAsync(request, cancellation, batch, mayStart).ConfigureAwait(false);
            await RecordAsync(recorder.CreatedAsync(intent, task)).ConfigureAwait(false);
            return task;
        }
        catch (StarVideosException fault) when (fault.Kind == StarVideosErrorKind.SubmissionOutcomeUnknown)
        {
            await RecordAsync(recorder.UnknownAsync(intent, fault.Message)).ConfigureAwait(false);
            throw;
        }
        catch (StarVideosException fault)
        {
            await RecordAsync(recorder.RejectedAsync(intent, fault.Message)).ConfigureAwait(false);
            throw;
        }
        catch (OperationCanceledException)
        {
            await RecordAsync(recorder.RejectedAsync(intent, "stopped before it was sent")).ConfigureAwait(false);
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
