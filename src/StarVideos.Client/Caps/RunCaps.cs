using StarVideos.Journal;
using StarVideos.Time;

namespace StarVideos.Caps;

/// <summary>
/// The caps of one run. A cap may be shared with other runs and processes that use the same journal. Rows reserve places in their order,
/// without the journal's lock. The place is checked again under the lock, in the moment in which the intent is written. So several
/// processes together never exceed a cap.
/// </summary>
/// <remarks>
/// Each take of a row has a place of its own. A row that finds no place waits for the rows of its own run that are on their way, because
/// a refused row gives its place back. If no place is given back, the cap is reached, and the run sends nothing more. That is so even if a
/// later row is shorter, or a row of another run is refused.
/// </remarks>
internal sealed class RunCaps
{
    /// <summary>The time for which a submission counts for the cap of a day.</summary>
    internal static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly object _gate = new();
    private readonly List<Cap> _caps = [];
    private readonly List<SubmissionTally> _counts = [];
    private readonly List<JournalTally> _journals = [];
    private readonly VideoJournal _journal;
    private readonly Clock _clock;
    private readonly bool _isRun;
    private TaskCompletionSource<bool> _ended = NewSignal();
    private CapReached? _reached;
    private bool _hasRead;
    private int _places;
    private int _undecided;
    private int _reservedVideos;
    private long _reservedSeconds;
    private int _notSent;

    private RunCaps(StarVideosClient client, bool isRun)
    {
        _journal = client.Journal;

        // The clock that gives the lines of the journal their times.
        _clock = client.Journal.Clock;
        _isRun = isRun;
    }

    /// <summary>Makes the caps of a run. Reads nothing yet.</summary>
    /// <exception cref="InvalidRequestException">The environment variable with the cap of 24 hours is not a valid number.</exception>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: a cap is counted in the journal, and the journal is off.</exception>
    internal static RunCaps OfRun(StarVideosClient client, SubmitOptions options)
    {
        var caps = new RunCaps(client, isRun: true);
        var label = JournalRecorder.Label(options.Batch);
        caps.AddDaily(client, label);
        if (options.MaximumVideos is null && options.MaximumSeconds is null)
        {
            return caps;
        }

        if (label is null)
        {
            var count = caps.Counting(new SubmissionTally(static _ => true));
            caps.Add(count, options, (most, option) => CapWords.OfRun(most, option, client.Journal.IsEnabled));
        }
        else
        {
            caps.RequireJournal($"{Given(options)} with a label");
            var count = caps.Counting(JournalTally.OfLabel(client.Journal.Path!, label));
            caps.Add(count, options, (most, option) => CapWords.OfLabel(most, option, label, client.Journal.Path!));
        }

        return caps;
    }

    /// <summary>Makes the caps of a single request that belongs to no run.</summary>
    /// <inheritdoc cref="OfRun" path="/exception"/>
    internal static RunCaps OfRequest(StarVideosClient client)
    {
        var caps = new RunCaps(client, isRun: false);
        caps.AddDaily(client, null);
        return caps;
    }

    /// <summary>Reserves a place for a row. To be called in the order of the rows.</summary>
    /// <param name="request">The row.</param>
    /// <param name="stop">Ends the wait for rows that are on their way.</param>
    /// <returns>The place, to be disposed of when the outcome of the row is known; null if the row must not be sent.</returns>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: the journal cannot be read, or it was removed.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    internal async Task<CapPlace?> AdmitAsync(VideoRequest request, CancellationToken stop)
    {
        if (_caps.Count == 0)
        {
            return CapPlace.Unlimited;
        }

        ReadOnce();
        var seconds = VideoSeconds.Of(request);
        for (var isFresh = false; ; isFresh = !isFresh)
        {
            Task<bool> ended;
            lock (_gate)
            {
                var over = _reached is null ? Over(1 + _reservedVideos, seconds + _reservedSeconds, seconds, _places + 1) : null;
                if (_reached is null && over is null)
                {
                    return Reserve(seconds);
                }

                _reached ??= isFresh && _undecided == 0 ? over : null;
                if (_reached is not null)
                {
                    return null;
                }

                ended = _ended.Task;
            }

            if (isFresh)
            {
                await ended.WaitAsync(stop).ConfigureAwait(false);
                stop.ThrowIfCancellationRequested();
            }
            else
            {
                Read();
            }
        }
    }

    /// <summary>The same as <see cref="AdmitAsync"/>, for a single request.</summary>
    /// <inheritdoc cref="AdmitAsync" path="/exception"/>
    internal async Task<CapPlace> RequirePlaceAsync(VideoRequest request, CancellationToken stop) =>
        await AdmitAsync(request, stop).ConfigureAwait(false) ?? throw _reached!.ToError(0);

    /// <summary>Counts a take of a row that was not sent because it had no place.</summary>
    internal void LeftOut()
    {
        lock (_gate)
        {
            _notSent++;
        }
    }

    /// <summary>One error for all videos that were left out since the last call; null if there are none.</summary>
    internal (int Videos, StarVideosException Error)? TakeError()
    {
        lock (_gate)
        {
            var videos = _notSent;
            _notSent = 0;
            return videos > 0 && _reached is not null ? (videos, _reached.ToError(videos)) : null;
        }
    }

    /// <inheritdoc cref="CapPlace.Count"/>
    internal void Count(CapPlace place, JournalLine intent, IReadOnlyList<JournalLine> sameWrite)
    {
        var now = _clock.UtcNow;
        foreach (var journal in _journals)
        {
            journal.Read(now);
            foreach (var line in sameWrite)
            {
                journal.Count.Apply(line);
            }
        }

        lock (_gate)
        {
            var over = _reached is { } reached && place.Number > reached.After ? reached : Over(1, place.Seconds, place.Seconds, place.Number);
            if (over is not null)
            {
                _reached ??= over;
                throw over.ToError(_isRun ? 1 : 0);
            }

            Unreserve(place);
            place.Intent = intent.Intent;
            _counts.ForEach(count => count.Apply(intent));
        }
    }

    /// <inheritdoc cref="CapPlace.Revoke"/>
    internal void Revoke(IReadOnlyList<JournalLine> notWritten)
    {
        foreach (var line in notWritten.Where(static line => line.Event == LineEvent.Intent))
        {
            _counts.ForEach(count => count.Reject(line.Intent!));
        }
    }

    /// <inheritdoc cref="CapPlace.NothingCreated"/>
    internal void NothingCreated(CapPlace place)
    {
        if (place.Intent is { } intent)
        {
            _counts.ForEach(count => count.Reject(intent));
        }
    }

    /// <inheritdoc cref="CapPlace.Dispose"/>
    internal void End(CapPlace place)
    {
        lock (_gate)
        {
            if (place.Intent is null)
            {
                Unreserve(place);
            }

            _undecided--;
            _ended.TrySetResult(true);
            _ended = NewSignal();
        }
    }

    private void AddDaily(StarVideosClient client, string? label)
    {
        if (client.Options.DailyLimit() is { } limit)
        {
            RequireJournal($"of {CapWords.Videos(limit.Most)} within 24 hours ({limit.Source})");
            var lastDay = client.Journal.Recorder.LastDay!;
            lastDay.Begin();
            var count = Counting(lastDay);
            _caps.Add(new Cap(count, limit.Most, IsOfSeconds: false, CapWords.OfDay(limit, client.Journal.Path!, _isRun, label)));
        }
    }

    private void Add(SubmissionTally count, SubmitOptions options, Func<string, string, CapWords> words)
    {
        if (options.MaximumVideos is { } videos)
        {
            _caps.Add(new Cap(count, videos, IsOfSeconds: false, words(CapWords.Videos(videos), nameof(options.MaximumVideos))));
        }

        if (options.MaximumSeconds is { } seconds)
        {
            _caps.Add(new Cap(count, seconds, IsOfSeconds: true, words(CapWords.Seconds(seconds), nameof(options.MaximumSeconds))));
        }
    }

    private SubmissionTally Counting(JournalTally journal)
    {
        _journals.Add(journal);
        return Counting(journal.Count);
    }

    private SubmissionTally Counting(SubmissionTally count)
    {
        _counts.Add(count);
        return count;
    }

    private static string Given(SubmitOptions options) =>
        options.MaximumVideos is null ? nameof(options.MaximumSeconds) : nameof(options.MaximumVideos);

    private void RequireJournal(string cap)
    {
        _journal.RequireUsable();
        if (!_journal.IsEnabled)
        {
            throw new StarVideosException(
                StarVideosErrorKind.JournalUnavailable,
                $"The cap {cap} is counted in the journal, and the journal is off ({JournalLocation.Variable}), so it cannot be kept. Nothing was sent.");
        }
    }

    private void ReadOnce()
    {
        if (_hasRead)
        {
            return;
        }

        if (_journals.Count > 0)
        {
            // A journal that was removed must not be read as a journal without submissions.
            _journal.History.RequireNotLost();
            Read();
        }

        _hasRead = true;
    }

    private void Read() => _journal.History.Reading(() =>
    {
        _journals.ForEach(journal => journal.Read(_clock.UtcNow));
        return true;
    });

    /// <returns>The first cap that would be exceeded; null if there is none.</returns>
    private CapReached? Over(int videos, long seconds, int secondsOfRow, int number)
    {
        foreach (var cap in _caps)
        {
            var used = cap.Count.At(_clock.UtcNow, cap.Most);
            if (!cap.Has(used, videos, seconds))
            {
                return new CapReached(cap, used, secondsOfRow, number);
            }
        }

        return null;
    }

    private CapPlace Reserve(int seconds)
    {
        _undecided++;
        _reservedVideos++;
        _reservedSeconds += seconds;
        return new CapPlace(this, ++_places, seconds);
    }

    private void Unreserve(CapPlace place)
    {
        _reservedVideos--;
        _reservedSeconds -= place.Seconds;
    }

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
