using System.Collections.Concurrent;
using StarVideos.Journal;

namespace StarVideos.Submitting;

/// <summary>Sends a request whose intent is in the journal, and records the outcome before it returns.</summary>
/// <param name="submitter">Sends the request.</param>
/// <param name="recorder">Records the outcome.</param>
/// <param name="warn">
/// Called if an outcome could not be recorded. The outcome is not lost: the caller gets it, and it is written together with the next line.
/// </param>
internal sealed class SubmissionSender(TaskSubmitter submitter, JournalRecorder recorder, Action<string> warn)
{
    /// <summary>Intents whose outcomes could not be recorded at once.</summary>
    private readonly ConcurrentDictionary<string, bool> _unrecorded = new(StringComparer.Ordinal);

    /// <param name="request">The request.</param>
    /// <param name="intent">Its intent, which is on disk.</param>
    /// <param name="batch">The label of the run, if it has one.</param>
    /// <param name="mayStart">Ends waits and retries. A request that is on its way is not affected.</param>
    /// <param name="cancellation">Ends a request that is on its way. Its outcome is unknown then.</param>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.SubmissionOutcomeUnknown"/>: the video may exist and be billed. Every other kind: nothing was created.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped before anything was sent.</exception>
    internal async Task<VideoTask> SendAsync(VideoRequest request, JournalIntent intent, string? batch, CancellationToken mayStart, CancellationToken cancellation)
    {
        try
        {
            var task = await submitter.SubmitAsync(request, cancellation, batch, mayStart).ConfigureAwait(false) with { Take = intent.Take?.Number, TakeOf = intent.Take?.Row };
            await RecordAsync(intent, recorder.CreatedAsync(intent, task)).ConfigureAwait(false);
            return task;
        }
        catch (StarVideosException fault) when (fault.Kind == StarVideosErrorKind.SubmissionOutcomeUnknown)
        {
            fault.SubmissionId = recorder.IsOn ? intent.Id : null;
            await RecordAsync(intent, recorder.UnknownAsync(intent, fault.Message)).ConfigureAwait(false);
            throw;
        }
        catch (StarVideosException fault)
        {
            await RecordAsync(intent, recorder.RejectedAsync(intent, fault.Message)).ConfigureAwait(false);
            throw;
        }
        catch (OperationCanceledException)
        {
            await RecordAsync(intent, recorder.RejectedAsync(intent, "stopped before it was sent")).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// For the end of a run, when no other line follows: tries again to record outcomes that could not be recorded, and warns about those that
    /// are left. Never throws.
    /// </summary>
    internal async Task SettleAsync()
    {
        if (_unrecorded.IsEmpty)
        {
            return;
        }

        try
        {
            await recorder.SettleAsync("so at the end of the run it still lacks outcomes").ConfigureAwait(false);
            warn("The journal could be written again at the end of the run: nothing is missing in it.");
        }
        catch (StarVideosException fault)
        {
            warn(fault.Message + Missing());
        }

        _unrecorded.Clear();
    }

    private string Missing()
    {
        var ids = recorder.Owed.Where(line => line.Id is not null && _unrecorded.ContainsKey(line.Intent!)).Select(static line => line.Id!).ToArray();
        return ids.Length == 0 ? "" : $" Keep the ids of the tasks that it does not know, which were created and may be billed: {string.Join(", ", ids)}.";
    }

    private async Task RecordAsync(JournalIntent intent, Task record)
    {
        try
        {
            await record.ConfigureAwait(false);
        }
        catch (StarVideosException fault)
        {
            _unrecorded[intent.Id] = true;
            warn(fault.Message);
        }
    }
}
