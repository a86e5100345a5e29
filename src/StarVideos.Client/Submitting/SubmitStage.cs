using StarVideos.Caps;
using StarVideos.Checking;
using StarVideos.Claims;
using StarVideos.Journal;
using StarVideos.Stages;
using StarVideos.Submitting;
using StarVideos.Text;

namespace StarVideos;

/// <summary>
/// Submits rows, several at once: checks every documented rule, leaves alone what was accepted earlier, records each submission in the
/// client's journal before it is sent and its outcome before it is reported. Rows are pushed one by one, by one caller.
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
    private int _notSent;

    /// <summary>Sends nothing and reads nothing yet.</summary>
    /// <param name="client">The service, with its journal.</param>
    /// <param name="options">How to submit.</param>
    /// <param name="onResult">
    /// Told what came of each row: tasks and errors of the service in the order of the rows, a row that breaks a rule at once. Called from
    /// any thread, never twice at the same time. Once a task is in the caller's hands, <see cref="HandedOn"/> is to be called.
    /// </param>
    /// <param name="notices">Where to say what goes on.</param>
    /// <param name="stop">Stops the run: nothing new is sent, and what is on its way gets its grace.</param>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.JournalUnavailable"/>: the journal's place cannot be one, or a run is to be resumed, or a cap to be
    /// kept that is counted in the journal, and the journal is off. <see cref="StarVideosErrorKind.InvalidRequest"/>: the environment
    /// variable <see cref="StarVideosClientOptions.MaximumVideosPerDayVariable"/> has no number.
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

    /// <summary>Tasks that were created, or found in the journal, and not handed on.</summary>
    public IReadOnlyCollection<VideoTask> NotHandedOn => _inHand.ToArray();

    /// <summary>Rows that this run sent with an unknown outcome: their videos may exist and be billed.</summary>
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

    /// <summary>How far the submissions are.</summary>
    public SubmitProgress Progress => _counts.Progress;

    /// <summary>
    /// Compiles what the first submission needs, in memory and on another thread: in a fresh process that takes a fifth off its time.
    /// Nothing is sent and no file is touched.
    /// </summary>
    public static void Prepare() => _ = Task.Run(WarmUp.RunAsync);

    /// <summary>Takes a row; completes once it is on its way, or its result is reported.</summary>
    /// <param name="row">The row.</param>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: the journal cannot be read, and nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public async Task AddAsync(VideoRow row)
    {
        var number = _counts.Take();
        if (_unknownColumns.Warn(row) is { } warning)
        {
            _notices.Warn(warning);
        }

        VideoRequest request;
        try
        {
            request = row.ToRequest(_options.Defaults, text => _notices.Warn($"{row.Label(number)}: {text}"));
        }
        catch (InvalidRequestException broken)
        {
            _overlap.Report(() => Report(number, row, broken));
            return;
        }

        var claim = _earlier?.For(request);
        switch (claim is null ? RowState.Free : _earlier!.Look(claim))
        {
            case RowState.Accepted:
                var resumed = Resumed(number, row, claim!.Task!);
                await _overlap.StartAsync(() => Task.FromResult(resumed)).ConfigureAwait(false);
                break;

            case RowState.Unknown when !await _earlier!.MayResubmitAsync().ConfigureAwait(false):
                _overlap.Report(() => ReportUnknown(number, row, claim!.Submission!));
                break;

            case RowState.InFlight:
                await _overlap.StartAsync(place => SubmitAfterOthersAsync(place, number, row, claim!)).ConfigureAwait(false);
                break;

            case var _ when _hopeless.Reason is not null:
                Interlocked.Increment(ref _notSent);
                break;

            default:
                await SubmitUnderCapsAsync(number, row, request, claim).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>No more rows will come. Completes when every row that was taken is reported.</summary>
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

    /// <summary>Stops the run. Completes when nothing is on its way any more; it never throws.</summary>
    public async Task StopAsync()
    {
        _mayStart.Cancel();
        await _overlap.WhenAllAsync().ContinueWith(static done => _ = done.Exception, TaskScheduler.Default).ConfigureAwait(false);
        await _submission.SettleAsync().ConfigureAwait(false);
    }

    /// <summary>The task is in the caller's hands: it needs not be named any more if the run ends early.</summary>
    public void HandedOn(VideoTask task) => _inHand.Remove(task);

    /// <summary>To be called when nothing is on its way any more: see <see cref="CompleteAsync"/> and <see cref="StopAsync"/>.</summary>
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
            _overlap.Report(() => _onResult(new SubmitResult { Error = reason, RowsNotSent = _notSent }));
            _notSent = 0;
        }

        if (_caps.TakeError() is { } reached)
        {
            _overlap.Report(() => _onResult(new SubmitResult { Error = reached.Error, RowsNotSent = reached.Rows }));
        }
    }

    private async Task SubmitUnderCapsAsync(int number, VideoRow row, VideoRequest request, RowClaim? claim)
    {
        var cap = await _caps.AdmitAsync(request, _mayStart.Token).ConfigureAwait(false);
        if (cap is null && claim is null)
        {
            _caps.LeftOut();
        }
        else if (cap is null)
        {
            // Another run may have sent the row since the journal was read: then its task comes out.
            await _overlap.StartAsync(place => SubmitAfterOthersAsync(place, number, row, claim!)).ConfigureAwait(false);
        }
        else if (await ConfirmAsync(cap, number, row, request).ConfigureAwait(false))
        {
            await _overlap.StartAsync(place => SubmitAsync(place, cap, number, row, request, claim)).ConfigureAwait(false);
        }
    }

    /// <summary>Another run was sending the row: what became of that decides whether this run sends it.</summary>
    private async Task<Action> SubmitAfterOthersAsync(OverlapPlace place, int number, VideoRow row, RowClaim claim)
    {
        try
        {
            // Somebody else's submission needs no place of ours.
            place.GiveUp();
            switch (await _earlier!.SettleAsync(claim, _mayStart.Token).ConfigureAwait(false))
            {
                case RowState.Accepted:
                    return Resumed(number, row, claim.Task!);

                case RowState.Unknown when !await _earlier.MayResubmitAsync().ConfigureAwait(false):
                    var entry = claim.Submission!;
                    return () => ReportUnknown(number, row, entry);

                case var _ when _hopeless.Reason is not null:
                    Interlocked.Increment(ref _notSent);
                    return static () => { };
            }

            var cap = await _caps.AdmitAsync(claim.Request, _mayStart.Token).ConfigureAwait(false);
            if (cap is null)
            {
                _caps.LeftOut();
                return static () => { };
            }

            // Only here may the row be sent, so only here is it claimed.
            if (!await ConfirmAsync(cap, number, row, claim.Request).ConfigureAwait(false))
            {
                return static () => { };
            }

            await place.TakeAgainAsync(_mayStart.Token).ConfigureAwait(false);
            return await SubmitAsync(place, cap, number, row, claim.Request, claim).ConfigureAwait(false);
        }
        catch (StarVideosException fault)
        {
            // The journal cannot be read any more, and nothing was sent.
            return () => Report(number, row, fault);
        }
        catch (OperationCanceledException)
        {
            return static () => { };
        }
    }

    private async Task<Action> SubmitAsync(OverlapPlace place, CapPlace cap, int number, VideoRow row, VideoRequest request, RowClaim? claim)
    {
        try
        {
            if (await LookAtReferencesAsync(number, row, request).ConfigureAwait(false) is { } refusal)
            {
                return () => Report(number, row, refusal);
            }

            var (state, intent) = claim is null
                ? (RowState.Free, await _client.Journal.Recorder.BeginAsync(request, _client.BaseUri, _options.Batch, _mayStart.Token, cap).ConfigureAwait(false))
                : await _earlier!.ClaimAsync(claim, place, cap, _mayStart.Token).ConfigureAwait(false);
            _client.Journal.Recorder.TellNotices(_notices.Warn);
            switch (state)
            {
                case RowState.Accepted:
                    return Resumed(number, row, claim!.Task!);
                case RowState.Unknown:
                    var entry = claim!.Submission!;
                    return () => ReportUnknown(number, row, entry);
            }

            _client.Journal.Trust(_client.BaseUri);
            var task = await _submission.SendAsync(request, intent!, _options.Batch, _mayStart.Token, _grace.Token).ConfigureAwait(false);
            _inHand.Add(task);
            _hopeless.Succeeded();
            return () => Report(number, row, task, wasResumed: false);
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
                    _unknown.Add(row);
                }
            }
            else
            {
                cap.NothingCreated();
            }

            return () => Report(number, row, fault);
        }
        catch (OperationCanceledException)
        {
            // Stopped before it was sent.
            cap.NothingCreated();
            return static () => { };
        }
        finally
        {
            cap.Dispose();
        }
    }

    private Task<InvalidRequestException?> LookAtReferencesAsync(int number, VideoRow row, VideoRequest request) => _options.References is { } references
        ? ReferenceFindings.RefusalAsync(row, request, references, text => _notices.Warn($"{row.Label(number)}: {text}"), _mayStart.Token)
        : NoRefusal;

    private Action Resumed(int number, VideoRow row, VideoTask task)
    {
        _inHand.Add(task);
        return () => Report(number, row, task, wasResumed: true);
    }

    /// <summary>Asks the caller, and gives the place up unless the answer is yes.</summary>
    private async Task<bool> ConfirmAsync(CapPlace cap, int number, VideoRow row, VideoRequest request)
    {
        var isYes = false;
        try
        {
            isYes = await ConfirmAsync(number, row, request).ConfigureAwait(false);
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

    private Task<bool> ConfirmAsync(int number, VideoRow row, VideoRequest request) =>
        _options.Confirm is { } confirm ? _counts.AnswerAsync(confirm(new RowToSubmit(number, row, RequestBody.ToText(request), _client.BaseUri))) : Confirmed;

    private void Report(int number, VideoRow row, VideoTask task, bool wasResumed)
    {
        // The task first: where words become a question that nobody answers, it must be in the caller's hands by then.
        _onResult(new SubmitResult { RowNumber = number, Row = row, Task = task, WasResumed = wasResumed });
        _notices.Tell(wasResumed
            ? $"Not submitted again, as it was accepted earlier: {TaskText.Title(task)}"
            : $"Submitted {TaskText.Title(task)}: {task.Mode}, {task.Status}");
    }

    private void Report(int number, VideoRow row, StarVideosException error) =>
        _onResult(new SubmitResult { RowNumber = number, Row = row, Error = error });

    private void ReportUnknown(int number, VideoRow row, VideoSubmission earlier) => _onResult(new SubmitResult
    {
        RowNumber = number,
        Row = row,
        SentEarlier = earlier.SentAt,
        Error = new StarVideosException(StarVideosErrorKind.SubmissionOutcomeUnknown, EarlierRuns.Describe(earlier)) { SubmissionId = earlier.SubmissionId },
    });
}
