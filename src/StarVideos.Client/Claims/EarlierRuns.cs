using StarVideos.Caps;
using StarVideos.Journal;
using StarVideos.Stages;
using StarVideos.Text;

namespace StarVideos.Claims;

/// <summary>What earlier runs of the same label have sent, and what other runs of it are sending now. A resumed run does not send these rows.</summary>
internal sealed class EarlierRuns
{
    /// <summary>The time an answer may need, beyond its time limit, to reach the journal.</summary>
    private static readonly TimeSpan Allowance = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan ShortestLook = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestLook = TimeSpan.FromMilliseconds(250);

    private readonly StarVideosClient _client;
    private readonly SubmitOptions _options;
    private readonly StageNotices _notices;
    private readonly RowClaims _claims;
    private readonly Lazy<Task<bool>> _mayResubmit;
    private bool _isIntroduced;

    /// <exception cref="StarVideosException">The journal is off, or its folder cannot be used.</exception>
    internal EarlierRuns(StarVideosClient client, SubmitOptions options, StageNotices notices)
    {
        if (!client.Journal.IsEnabled)
        {
            throw new StarVideosException(
                StarVideosErrorKind.JournalUnavailable,
                $"Resume needs the journal, and the journal is off ({JournalLocation.Variable}). Nothing was sent: without the journal, every row would be paid for again.");
        }

        _client = client;
        _options = options;
        _notices = notices;
        var claims = _claims = client.Journal.Claims(options.Batch, client.BaseUri, client.Options.SubmitTimeout + Allowance);
        _mayResubmit = new Lazy<Task<bool>>(() => options.ConfirmResubmit?.Invoke(claims.CountUnknown()) ?? Task.FromResult(true));
    }

    internal RowClaim For(VideoRequest request, int take) => _claims.For(request, take);

    /// <summary>What the journal says about a row, before the user is asked whether to send it. Only a claim is binding.</summary>
    /// <exception cref="StarVideosException">The journal cannot be read, or another journal knows this run. Nothing was sent.</exception>
    internal RowState Look(RowClaim claim) => Reading(() =>
    {
        if (!_isIntroduced)
        {
            _client.Journal.History.RequireNotLost();
            _claims.Load();
            _client.Journal.Recorder.TellNotices(_notices.Warn);
            Introduction.Of(_claims, _client.Journal, _options.Batch, _notices);
            _isIntroduced = true;
        }

        return _claims.Look(claim);
    });

    /// <summary>Whether rows of unknown outcome are to be sent again. The caller is asked once.</summary>
    internal Task<bool> MayResubmitAsync() => _options.ResubmitUnknown ? _mayResubmit.Value : Task.FromResult(false);

    /// <summary>Claims a row. Waits if another run is sending it. A row of unknown outcome is claimed only if the caller has agreed.</summary>
    /// <returns>The intent, if this run is to send the row; otherwise the state of the submission that counts for the row.</returns>
    internal async Task<(RowState State, JournalIntent? Intent)> ClaimAsync(RowClaim claim, OverlapPlace place, CapPlace cap, CancellationToken stop)
    {
        while (true)
        {
            var resubmits = _options.ConfirmResubmit is null ? _options.ResubmitUnknown : _mayResubmit is { IsValueCreated: true, Value: { Status: TaskStatus.RanToCompletion, Result: true } };
            var (state, intent) = await _client.Journal.Recorder.ClaimAsync(_claims, claim, _client.BaseUri, _options.Batch, resubmits, stop, cap).ConfigureAwait(false);
            if (state != RowState.InFlight)
            {
                return (state, intent);
            }

            // The row is submitted by another run, so it needs no place under the caps of this run.
            place.GiveUp();
            await SettleAsync(claim, stop).ConfigureAwait(false);
            await place.TakeAgainAsync(stop).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until the submission of the other run has an outcome, or until it can get none any more.</summary>
    internal async Task<RowState> SettleAsync(RowClaim claim, CancellationToken stop)
    {
        for (var look = ShortestLook; ; look = TimeSpan.FromTicks(Math.Min(look.Ticks * 2, LongestLook.Ticks)))
        {
            var state = Reading(() => _claims.Refresh(claim));
            if (state != RowState.InFlight)
            {
                return state;
            }

            await _client.Clock.Delay(look, stop).ConfigureAwait(false);
        }
    }

    /// <summary>The message about a row that was sent earlier with an unknown outcome.</summary>
    internal static string Describe(VideoSubmission entry)
    {
        var title = Clip.Clean(entry.Name ?? entry.Prompt ?? "", 60);
        var take = entry.Take > 1 ? $", take {entry.Take}" : "";

        // Invariant: the year depends on the calendar of the culture.
        return FormattableString.Invariant($"Not sent again: row '{title}'{take}, first sent on {entry.SentAt:yyyy-MM-dd HH:mm:ss}. {entry.Reason}");
    }

    private T Reading<T>(Func<T> read) => _client.Journal.History.Reading(read);
}
