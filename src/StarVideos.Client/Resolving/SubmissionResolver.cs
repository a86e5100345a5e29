using StarVideos.Claims;
using StarVideos.Journal;
using StarVideos.Stages;

namespace StarVideos;

/// <summary>
/// Settles submissions of unknown outcome, after a person has looked in the service's own console. The recorded outcome has the same effect as
/// any other: a resumed run returns the task that was found, and sends a row of which nothing was created. Outcomes are recorded under the
/// journal's lock. If several runs or resolvers in any processes settle one submission, the first one counts, and the others get its result.
/// </summary>
/// <remarks>Reads the journal once, and later only what was added. For one caller at a time.</remarks>
public sealed class SubmissionResolver
{
    private readonly StarVideosClient _client;
    private readonly Uri? _baseUri;
    private readonly InFlightLimit _limit;
    private readonly EndRecorder _ends;
    private RecordedRows? _rows;

    /// <summary>Makes the resolver. Reads nothing yet.</summary>
    /// <param name="client">The service, with its journal.</param>
    /// <param name="baseUri">The base address for queries. If left out, the address that the submission was sent to. Needed if a relay has moved.</param>
    public SubmissionResolver(StarVideosClient client, Uri? baseUri = null)
        : this(client, baseUri, new InFlightLimit(InFlightLimit.LongestSubmission, client.Clock))
    {
    }

    /// <param name="client">The service, with its journal.</param>
    /// <param name="baseUri">The base address for queries.</param>
    /// <param name="limit">How long a submission without an outcome may still get one.</param>
    internal SubmissionResolver(StarVideosClient client, Uri? baseUri, InFlightLimit limit)
    {
        _client = client;
        _baseUri = baseUri;
        _limit = limit;
        _ends = new EndRecorder(client.Journal, StageNotices.None);
    }

    /// <summary>The submission as the journal describes it now.</summary>
    /// <param name="submissionId">The submission: <see cref="VideoSubmission.SubmissionId"/>.</param>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.SubmissionNotFound"/>, or <see cref="StarVideosErrorKind.JournalUnavailable"/>: the journal is off or cannot be read.
    /// </exception>
    public VideoSubmission Find(string submissionId)
    {
        var found = Look(submissionId, taskId: null);
        return found.State == ResolutionState.NotFound
            ? throw ResolutionErrors.Of(found, submissionId, null, _client.Journal.Path)
            : found.Row!.ToSubmission(found.State == ResolutionState.InProgress ? SubmissionOutcome.InProgress : SubmissionOutcome.Unknown);
    }

    /// <summary>Records that a task was created. Queries the task at the service first.</summary>
    /// <param name="submissionId">The submission: <see cref="VideoSubmission.SubmissionId"/>.</param>
    /// <param name="taskId">The id of the task, as the service's console shows it.</param>
    /// <param name="cancellation">Stops the query. Nothing is recorded then.</param>
    /// <returns>The submission with its task, recorded now or earlier.</returns>
    /// <exception cref="InvalidRequestException">The text cannot be the id of a task, or the task belongs to another submission.</exception>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.SubmissionNotFound"/>, <see cref="StarVideosErrorKind.SubmissionAlreadyResolved"/>,
    /// <see cref="StarVideosErrorKind.SubmissionInProgress"/>, <see cref="StarVideosErrorKind.JournalUnavailable"/>, or the service does not know the task or could not be asked. Nothing was recorded.
    /// </exception>
    public async Task<VideoSubmission> CreatedAsync(string submissionId, string taskId, CancellationToken cancellation = default)
    {
        if (!TaskId.IsValid(taskId))
        {
            throw new InvalidRequestException(nameof(taskId), taskId, TaskId.Rule);
        }

        // If the outcome cannot be recorded, no query is sent. The final check is made under the journal's lock.
        var known = Look(submissionId, taskId);
        if (known.State == ResolutionState.SameAlready)
        {
            // Adds nothing to the journal, but flushes it, so that the existing line survives a power cut.
            var recorded = known.Row!.ToTask()!;
            return await ResolveAsync(submissionId, recorded with { BaseUri = recorded.BaseUri ?? _client.BaseUri }).ConfigureAwait(false);
        }

        RequireResolvable(known, submissionId, taskId);
        var row = known.Row!.ToSubmission();
        var task = await _client.QueryAsync(
            new VideoTask
            {
                Id = taskId,
                Name = row.Name,
                Batch = row.Batch,
                Mode = row.Mode,
                Prompt = row.Prompt,
                Duration = row.Duration,
                Ratio = row.Ratio,
                Take = row.Take,
                TakeOf = row.TakeOf,
                BaseUri = _baseUri ?? row.BaseUri,
            },
            cancellation).ConfigureAwait(false);
        var resolved = await ResolveAsync(submissionId, task).ConfigureAwait(false);
        await _ends.RecordAsync(task).ConfigureAwait(false);
        return resolved with { Task = task };
    }

    /// <summary>Records that nothing was created. The next resumed run of its label sends the row.</summary>
    /// <param name="submissionId">The submission: <see cref="VideoSubmission.SubmissionId"/>.</param>
    /// <returns>The submission, with its outcome recorded now or earlier.</returns>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.SubmissionNotFound"/>, <see cref="StarVideosErrorKind.SubmissionAlreadyResolved"/>,
    /// <see cref="StarVideosErrorKind.SubmissionInProgress"/>, <see cref="StarVideosErrorKind.JournalUnavailable"/>. Nothing was recorded.
    /// </exception>
    public Task<VideoSubmission> NotCreatedAsync(string submissionId)
    {
        RequireResolvable(Look(submissionId, taskId: null), submissionId, taskId: null);
        return ResolveAsync(submissionId, task: null);
    }

    private async Task<VideoSubmission> ResolveAsync(string submissionId, VideoTask? task)
    {
        try
        {
            var resolution = await _client.Journal.Recorder.ResolveAsync(_rows!, _limit, submissionId, task).ConfigureAwait(false);
            RequireResolvable(resolution, submissionId, task?.Id);
            return resolution.Row!.ToSubmission();
        }
        catch (StarVideosException)
        {
            // The line was not written, so the cached submissions are wrong. The journal is read again from its beginning.
            _rows = null;
            throw;
        }
    }

    private Resolution Look(string submissionId, string? taskId)
    {
        var journal = _client.Journal;
        if (!journal.IsEnabled)
        {
            throw new StarVideosException(StarVideosErrorKind.JournalUnavailable, $"The journal is off ({JournalLocation.Variable}), so it has no submission to settle.");
        }

        journal.RequireUsable();
        var line = JournalLine.Of(taskId is null ? LineEvent.Rejected : LineEvent.Created, _client.Clock.UtcNow);
        line.Intent = submissionId;
        line.Id = taskId;
        return journal.History.Reading(() =>
        {
            journal.History.RequireNotLost();
            _rows ??= new RecordedRows(journal.Path!, _client.Clock, static _ => true, static _ => { }, withOrphans: true);
            _rows.Read();
            foreach (var owed in journal.Recorder.Owed)
            {
                // This process knows the outcome, and writes it before the next line.
                _rows.Apply(owed);
            }

            return Resolution.Of(_rows, _limit, line);
        });
    }

    /// <exception cref="StarVideosException">The outcome cannot be recorded for this submission.</exception>
    private void RequireResolvable(Resolution found, string submissionId, string? taskId)
    {
        if (found.State is not (ResolutionState.Recorded or ResolutionState.SameAlready))
        {
            throw ResolutionErrors.Of(found, submissionId, taskId, _client.Journal.Path);
        }
    }
}
