using StarVideos.Caps;
using StarVideos.Claims;
using StarVideos.Journal;
using StarVideos.Stages;
using StarVideos.Submitting;
using StarVideos.Text;

namespace StarVideos;

/// <summary>
/// Submits rows, several at the same time, and each row as often as it asks for takes. Checks every documented rule. Does not send rows that
/// were accepted earlier. Records each submission in the client's journal before it is sent, and its outcome before it is reported. Rows are
/// added one by one, by one caller.
/// </summary>
public sealed class SubmitStage : IDisposable
{
    private static readonly Task<bool> Confirmed = Task.FromResult(true);
    private static readonly Task<InvalidRequestException?> NoRefusal = Task.FromResult<InvalidRequestException?>(null);

    private readonly StarVideosClient _client;
    private readonly SubmitOptions _options;
    private readonly Action<SubmitResult> _onResult;
    private readonly StageNotices _notices;
    private readonly CancellationToken _stop;
    private readonly CancellationTokenSource _mayStart;
    private readonly CancellationTokenSource _grace = new();
    private readonly CancellationTokenRegistration _graceBegins;
    private readonly UnknownColumnReport _unknownColumns = new();
    private readonly TasksInHand _inHand = new();
    private readonly List<VideoRow> _unknown = [];
    private readonly HopelessRun _hopeless = new();
    private readonly SubmitCounts _counts = new();
    private readonly Overlap _overlap;
    private readonly SubmissionSender _submission;
    private readonly EarlierRuns? _earlier;
    private readonly RunCaps _caps;
    private readonly TerminationGrace _termination;
    private readonly IDisposable? _journalHold;
    private int _rows;
    private int _notSent;

    /// <summary>Makes the stage. Sends and reads nothing yet.</summary>
    /// <param name="client">The service, with its journal.</param>
    /// <param name="options">How to submit.</param>
    /// <param name="onResult">
    /// Gets the result of each take of each row. Tasks and errors of the service come in the order of the rows and takes; a row that breaks a
    /// rule is reported at once. Called from any thread, never twice at the same time. The caller calls <see cref="HandedOn"/> after it has
    /// passed on a task.
    /// </param>
    /// <param name="notices">Receives warnings and progress messages.</param>
    /// <param name="stop">Stops the run: nothing new is sent, and submissions that are on their way get their grace.</param>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.JournalUnavailable"/>: the setting of the journal is no usable path, or the journal is off but needed: to
    /// resume a run, or for a cap. <see cref="StarVideosErrorKind.InvalidRequest"/>: the environment variable
    /// <see cref="StarVideosClientOptions.MaximumVideosPerDayVariable"/> is not a valid number.
    /// </exception>
    public SubmitStage(StarVideosClient client, SubmitOptions options, Action<SubmitResult> onResult, StageNotices? notices = null, CancellationToken stop = default)
    {
        _client = client;
        _options = options;
        _onResult = _counts.Before(onResult);
        _notices = notices ?? StageNotices.None;
        _stop = stop;
        client.Journal.RequireUsable();
        _caps = RunCaps.OfRun(client, options);
        _earlier = options.Resume ? new EarlierRuns(client, options, _notices) : null;
        _journalHold = client.Journal.Recorder.Hold();
        _mayStart = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _overlap = new Overlap(options.ThrottleLimit, inOrder: true, _mayStart.Token);
        _submission = new SubmissionSender(new TaskSubmitter(client, _notices.TellOfRetry), client.Journal.Recorder, _notices.Warn);
        _graceBegins = _mayStart.Token.Register(() => _grace.CancelAfter(options.Grace));
        _termination = new TerminationGrace(_mayStart.Cancel, StopAsync, options.Grace, _notices);
    }

    /// <summary>Tasks that were created or found in the journal, and for which <see cref="HandedOn"/> was not called.</summary>
    public IReadOnlyCollection<VideoTask> NotHandedOn => _inHand.ToArray();

    /// <summary>Rows that this run sent with an unknown outcome, once for each such take. Their videos may exist and be billed.</summary>
    public IReadOnlyCollection<VideoRow> UnknownRows
    {
        get
        {
            lock (_unknown)
            {
                return [.. _unknown];
            }
        }
    }

    /// <summary>The progress of the submissions.</summary>
    public SubmitProgress Progress => _counts.Progress;

    /// <summary>
    /// Compiles the code of the first submission, in memory and on another thread. In a new process this makes the first submission a fifth
    /// faster. Sends nothing and touches no file.
    /// </summary>
    public static void Prepare() => _ = Task.Run(WarmUp.RunAsync);

    /// <summary>Adds a row. Completes when all of its takes are on their way, or when their results are reported.</summary>
    /// <param name="row">The row.</param>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: the journal cannot be read, and nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public async Task AddAsync(VideoRow row)
    {
        foreach (var take in TakesOf(row))
        {
            await AddAsync(take).ConfigureAwait(false);
        }
    }

    /// <summary>Checks a row. A row that breaks a rule is reported at once, and has no takes.</summary>
    internal IEnumerable<TakeToSubmit> TakesOf(VideoRow row)
    {
        var number = ++_rows;
        if (_unknownColumns.Warn(row) is { } warning)
        {
            _notices.Warn(warning);
        }

        RowInTakes checkedRow;
        try
        {
            var request = row.ToRequest(_options.Defaults, text => _notices.Warn($"{row.Label(number)}: {text}"));
            checkedRow = new RowInTakes(number, row, request, row.ToCount(_options.Defaults));
        }
        catch (InvalidRequestException broken)
        {
            _counts.Take(1);
            _overlap.Report(() => _onResult(new SubmitResult { RowNumber = number, Row = row, Error = broken }));
            return [];
        }

        _counts.Take(checkedRow.Takes);
        return Enumerable.Range(1, checkedRow.Takes).Select(take => new TakeToSubmit(checkedRow, take));
    }

    /// <inheritdoc cref="AddAsync(VideoRow)"/>
    internal async Task AddAsync(TakeToSubmit take)
    {
        var claim = _earlier?.For(take.Request, take.Take);
        switch (claim is null ? RowState.Free : _earlier!.Look(claim))
        {
            case RowState.Accepted:
                var resumed = Resumed(take, claim!.Task!);
                await _overlap.StartAsync(() => Task.FromResult(resumed)).ConfigureAwait(false);
                break;

            case RowState.Unknown when !await _earlier!.MayResubmitAsync().ConfigureAwait(false):
                _overlap.Report(() => ReportUnknown(take, claim!.Submission!));
                break;

            case RowState.InFlight:
                await _overlap.StartAsync(place => SubmitAfterOthersAsync(place, take, claim!)).ConfigureAwait(false);
                break;

            case var _ when _hopeless.Reason is not null:
                Interlocked.Increment(ref _notSent);
                break;

            default:
                await SubmitUnderCapsAsync(take, claim).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>Says that no more rows will come. Completes when every row is reported.</summary>
    public async Task CompleteAsync()
    {
        try
        {
            await _overlap.WhenAllAsync().ConfigureAwait(false);
        }
        finally
        {
            await _submission.SettleAsync().ConfigureAwait(false);
            ReportNotSent();
        }
    }

    /// <summary>Stops the run. Completes when no submission is on its way any more. Never throws.</summary>
    public async Task StopAsync()
    {
        _mayStart.Cancel();
        await _overlap.WhenAllAsync().ContinueWith(static done => _ = done.Exception, TaskScheduler.Default).ConfigureAwait(false);
        await _submission.SettleAsync().ConfigureAwait(false);
    }

    /// <summary>Says that the task was passed on. It is then no longer in <see cref="NotHandedOn"/>.</summary>
    public void HandedOn(VideoTask task) => _inHand.Remove(task);

    /// <summary>To be called when no submission is on its way any more: see <see cref="CompleteAsync"/> and <see cref="StopAsync"/>.</summary>
    public void Dispose()
    {
        _termination.Dispose();
        _graceBegins.Dispose();
        _overlap.Dispose();
        _mayStart.Dispose();
        _journalHold?.Dispose();
        _grace.Dispose();
    }

    private void ReportNotSent()
    {
        if (_notSent > 0 && _hopeless.Reason is { } reason)
        {
            _overlap.Report(() => _onResult(new SubmitResult { Error = reason, VideosNotSent = _notSent }));
            _notSent = 0;
        }

        if (_caps.TakeError() is { } reached)
        {
            _overlap.Report(() => _onResult(new SubmitResult { Error = reached.Error, VideosNotSent = reached.Videos }));
        }
    }

    private async Task SubmitUnderCapsAsync(TakeToSubmit take, RowClaim? claim)
    {
        var cap = await _caps.AdmitAsync(take.Request, _mayStart.Token).ConfigureAwait(false);
        if (cap is null && claim is null)
        {
            _caps.LeftOut();
        }
        else if (cap is null)
        {
            // Another run may have sent the take since the journal was read. Then its task is returned.
            await _overlap.StartAsync(place => SubmitAfterOthersAsync(place, take, claim!)).ConfigureAwait(false);
        }
        else if (await ConfirmAsync(cap, take).ConfigureAwait(false))
        {
            await _overlap.StartAsync(place => SubmitAsync(place, cap, take, claim)).ConfigureAwait(false);
        }
    }

    /// <summary>Handles a take that another run is sending: the outcome there decides whether this run sends it.</summary>
    private async Task<Action> SubmitAfterOthersAsync(OverlapPlace place, TakeToSubmit take, RowClaim claim)
    {
        try
        {
            // The other run submits the take, so it needs no place under the caps of this run.
            place.GiveUp();
            switch (await _earlier!.SettleAsync(claim, _mayStart.Token).ConfigureAwait(false))
            {
                case RowState.Accepted:
                    return Resumed(take, claim.Task!);

                case RowState.Unknown when !await _earlier.MayResubmitAsync().ConfigureAwait(false):
                    var entry = claim.Submission!;
                    return () => ReportUnknown(take, entry);

                case var _ when _hopeless.Reason is not null:
                    Interlocked.Increment(ref _notSent);
                    return static () => { };
            }

            var cap = await _caps.AdmitAsync(take.Request, _mayStart.Token).ConfigureAwait(false);
            if (cap is null)
            {
                _caps.LeftOut();
                return static () => { };
            }

            // The take is claimed only now, because only now it may be sent.
            if (!await ConfirmAsync(cap, take).ConfigureAwait(false))
            {
                return static () => { };
            }

            await place.TakeAgainAsync(_mayStart.Token).ConfigureAwait(false);
            return await SubmitAsync(place, cap, take, claim).ConfigureAwait(false);
        }
        catch (StarVideosException fault)
        {
            // The journal can no longer be read. Nothing was sent.
            return () => Report(take, fault);
        }
        catch (OperationCanceledException)
        {
            return static () => { };
        }
    }

    private async Task<Action> SubmitAsync(OverlapPlace place, CapPlace cap, TakeToSubmit take, RowClaim? claim)
    {
        try
        {
            if (await LookAtReferencesAsync(take).ConfigureAwait(false) is { } refusal)
            {
                return () => ReportRefusal(take, refusal);
            }

            var (state, intent) = claim is null
                ? (RowState.Free, await _client.Journal.Recorder.BeginAsync(take.Request, _client.BaseUri, _options.Batch, _mayStart.Token, cap, take.Take).ConfigureAwait(false))
                : await _earlier!.ClaimAsync(claim, place, cap, _mayStart.Token).ConfigureAwait(false);
            _client.Journal.Recorder.TellNotices(_notices.Warn);
            switch (state)
            {
                case RowState.Accepted:
                    return Resumed(take, claim!.Task!);
                case RowState.Unknown:
                    var entry = claim!.Submission!;
                    return () => ReportUnknown(take, entry);
            }

            _client.Journal.Trust(_client.BaseUri);
            var task = await _submission.SendAsync(take.Request, intent!, _options.Batch, _mayStart.Token, _grace.Token).ConfigureAwait(false);
            _inHand.Add(task);
            _hopeless.Succeeded();
            return () => Report(take, task, wasResumed: false);
        }
        catch (StarVideosException fault) when (fault.Kind == StarVideosErrorKind.SpendingLimitReached)
        {
            _caps.LeftOut();
            return static () => { };
        }
        catch (StarVideosException fault)
        {
            _hopeless.Failed(fault);
            if (fault.Kind == StarVideosErrorKind.SubmissionOutcomeUnknown)
            {
                lock (_unknown)
                {
                    _unknown.Add(take.Row);
                }
            }
            else
            {
                cap.NothingCreated();
            }

            return () => Report(take, fault);
        }
        catch (OperationCanceledException)
        {
            // Stopped before the request was sent.
            cap.NothingCreated();
            return static () => { };
        }
        finally
        {
            cap.Dispose();
        }
    }

    private Task<InvalidRequestException?> LookAtReferencesAsync(TakeToSubmit take) =>
        _options.References is { } references ? take.Of.RefusalAsync(references, _notices.Warn, _mayStart.Token) : NoRefusal;

    private Action Resumed(TakeToSubmit take, VideoTask task)
    {
        _inHand.Add(task);
        return () => Report(take, task, wasResumed: true);
    }

    /// <summary>Asks the caller. Unless the answer is yes, releases the place.</summary>
    private async Task<bool> ConfirmAsync(CapPlace cap, TakeToSubmit take)
    {
        var isYes = false;
        try
        {
            isYes = await ConfirmAsync(take).ConfigureAwait(false);
        }
        finally
        {
            if (!isYes)
            {
                cap.Dispose();
            }
        }

        return isYes;
    }

    private Task<bool> ConfirmAsync(TakeToSubmit take) => _options.Confirm is { } confirm
        ? _counts.AnswerAsync(confirm(new RowToSubmit(take.Number, take.Row, RequestBody.ToText(take.Request), _client.BaseUri, take.Take, take.Takes)))
        : Confirmed;

    private void Report(TakeToSubmit take, VideoTask task, bool wasResumed)
    {
        // The result comes before the message: with the preference Inquire a message becomes a question, and the caller must have the task by then.
        _onResult(take.Result with { Task = task, WasResumed = wasResumed });
        _notices.Tell(wasResumed
            ? $"Not submitted again, as it was accepted earlier: {TaskText.Title(task)}{Which(take)}"
            : $"Submitted {TaskText.Title(task)}{Which(take)}: {task.Mode}, {task.Status}");
    }

    private void Report(TakeToSubmit take, StarVideosException error) => _onResult(take.Result with { Error = error });

    /// <summary>Reports a row with a wrong reference. That is one error, even if several takes were to be sent.</summary>
    private void ReportRefusal(TakeToSubmit take, InvalidRequestException refusal)
    {
        if (take.Of.TryTellRefusal())
        {
            _onResult(take.Result with { Take = null, Error = refusal });
        }
        else
        {
            _counts.Fail();
        }
    }

    private void ReportUnknown(TakeToSubmit take, VideoSubmission earlier) => _onResult(take.Result with
    {
        SentEarlier = earlier.SentAt,
        Error = new StarVideosException(StarVideosErrorKind.SubmissionOutcomeUnknown, EarlierRuns.Describe(earlier)) { SubmissionId = earlier.SubmissionId },
    });

    /// <summary>The number of the take, as a part of a sentence; empty if the row has one take.</summary>
    private static string Which(TakeToSubmit take) => take.Takes == 1 ? "" : $", take {take.Take} of {take.Takes}";
}
