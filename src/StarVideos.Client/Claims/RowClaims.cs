using StarVideos.Caps;
using StarVideos.Journal;
using StarVideos.Time;

namespace StarVideos.Claims;

/// <summary>
/// Which rows of a run have been submitted already, by this run or by any other that shares the journal. A row is claimed under the
/// journal's lock, after everything that was added to the journal meanwhile has been read, and the claim is a line in the journal: so
/// any number of runs at the same time send each row as often as the table has it and no more.
/// </summary>
/// <remarks>
/// Each submission counts for one row of this run: of three identical rows of which two were accepted, the third is still to be sent. A row
/// of several takes counts as that many rows here, each with a fingerprint of its own.
/// </remarks>
internal sealed class RowClaims
{
    /// <summary>How far back a run without a label reaches: the life of a result.</summary>
    internal static readonly TimeSpan UnlabelledReach = TimeSpan.FromHours(24);

    private readonly object _gate = new();
    private readonly Dictionary<string, List<RecordedRow>> _untaken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _otherLabels = new(StringComparer.OrdinalIgnoreCase);
    private readonly RecordedRows _rows;
    private readonly InFlightLimit _limit;
    private readonly string? _batch;
    private readonly Uri _baseUri;
    private readonly DateTime _since;
    private bool _isLoaded;

    /// <param name="path">The journal.</param>
    /// <param name="batch">The label of the run; without one, only the last 24 hours count.</param>
    /// <param name="baseUri">The service.</param>
    /// <param name="patience">How long a submission of another run may take before its outcome counts as unknown.</param>
    /// <param name="clock">Time.</param>
    internal RowClaims(string path, string? batch, Uri baseUri, TimeSpan patience, Clock clock)
    {
        _rows = new RecordedRows(path, clock, IsOfThisRun, row => Untaken(row.Intent.Row!).Add(row));
        _limit = new InFlightLimit(patience, clock);
        _batch = batch;
        _baseUri = baseUri;
        _since = batch is null ? (clock.UtcNow - UnlabelledReach).UtcDateTime : DateTime.MinValue;
    }

    /// <summary>Submissions of this label, or of the last 24 hours, that were read so far.</summary>
    internal int Count => _rows.Count;

    /// <summary>As <see cref="Count"/>, after what was added since has been read.</summary>
    internal int CountNow()
    {
        lock (_gate)
        {
            _rows.Read();
            return Count;
        }
    }

    /// <summary>The labels of other runs that were read so far.</summary>
    internal IReadOnlyCollection<string> OtherLabels => _otherLabels;

    /// <summary>Lines that could not be read.</summary>
    internal int Skipped => _rows.Skipped;

    /// <summary>Submissions of this run whose outcome is unknown, as far as they were read.</summary>
    internal int CountUnknown()
    {
        lock (_gate)
        {
            return _rows.All.Count(row => row.IsLive && StateOf(row) == RowState.Unknown);
        }
    }

    internal RowClaim For(VideoRequest request, int take = 1) => new(request, RowTake.Of(request, _baseUri, take));

    /// <summary>What the journal said of a row when it was last read. Only a claim decides.</summary>
    /// <exception cref="IOException">The journal cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The journal may not be read.</exception>
    internal RowState Look(RowClaim claim)
    {
        lock (_gate)
        {
            Load();
            return SeekOnceMore(claim);
        }
    }

    /// <summary>Reads the journal, if that has not been done yet.</summary>
    internal void Load()
    {
        lock (_gate)
        {
            if (!_isLoaded)
            {
                _rows.Read();
                _isLoaded = true;
            }
        }
    }

    /// <summary>Reads what was added since, without the journal's lock, and says how the row is now.</summary>
    internal RowState Refresh(RowClaim claim)
    {
        lock (_gate)
        {
            _rows.Read();
            return SeekOnceMore(claim);
        }
    }

    /// <summary>
    /// Claims a row. The caller holds the journal's lock, and writes <paramref name="intent"/> before it lets go of it if the answer is
    /// <see cref="RowState.Free"/>.
    /// </summary>
    /// <param name="claim">The row.</param>
    /// <param name="intent">The line that claims it.</param>
    /// <param name="inSpiteOfUnknown">Whether a submission of unknown outcome is to be replaced.</param>
    /// <param name="place">The place of the row under the caps.</param>
    /// <param name="sameWrite">Lines that go to the journal in the same write, before this one.</param>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.SpendingLimitReached"/>: the row is free, and must not be sent.</exception>
    internal RowState Claim(RowClaim claim, JournalLine intent, bool inSpiteOfUnknown, CapPlace place, IReadOnlyList<JournalLine> sameWrite)
    {
        lock (_gate)
        {
            _rows.Read();
            _isLoaded = true;
            foreach (var line in sameWrite)
            {
                _rows.Apply(line);
            }

            var state = Seek(claim);
            if (state == RowState.Unknown && inSpiteOfUnknown)
            {
                intent.Replaces = claim.Row!.Intent.Intent;
                GiveBack(claim);
                state = RowState.Free;
            }

            if (state == RowState.Free)
            {
                place.Count(intent, sameWrite);
                _rows.Apply(intent);
                claim.Row = _rows.Find(intent.Intent!)!;
                Untaken(claim.Fingerprint).Remove(claim.Row);
            }

            return state;
        }
    }

    /// <summary>
    /// A line could not be written. If it was a claim, whoever has seen it forgets it. An outcome is true all the same, and will be
    /// written with the next line.
    /// </summary>
    internal void Revoke(JournalLine line)
    {
        lock (_gate)
        {
            if (line.Event == LineEvent.Intent)
            {
                _rows.Find(line.Intent!)?.Revoke();
            }
        }
    }

    /// <summary>
    /// Without the journal's lock: another process may have recorded an outcome and ended, after the journal was read and before the
    /// process was looked for. Once it is gone it writes no more, so what is read then is all there is.
    /// </summary>
    private RowState SeekOnceMore(RowClaim claim)
    {
        var state = Seek(claim);
        if (state != RowState.Unknown || claim.Row!.Outcome is not null)
        {
            return state;
        }

        _rows.Read();
        return Seek(claim);
    }

    private RowState Seek(RowClaim claim)
    {
        if (claim.Row is { IsLive: true } known)
        {
            return StateOf(known);
        }

        GiveBack(claim);
        var untaken = Untaken(claim.Fingerprint);
        var found = untaken.Find(static row => row.IsCreated)
            ?? untaken.Find(row => row.IsLive && StateOf(row) == RowState.InFlight)
            ?? untaken.Find(static row => row.IsLive);
        if (found is null)
        {
            return RowState.Free;
        }

        untaken.Remove(found);
        claim.Row = found;
        return StateOf(found);
    }

    /// <summary>What does not count any more may count again: a submission of unknown outcome, when the one that replaced it is refused.</summary>
    private void GiveBack(RowClaim claim)
    {
        if (claim.Row is not null)
        {
            Untaken(claim.Fingerprint).Add(claim.Row);
            claim.Row = null;
        }
    }

    private RowState StateOf(RecordedRow row) =>
        row.IsCreated ? RowState.Accepted
        : row.Outcome is null && !_limit.IsOver(row.Intent, row.FirstSeen) ? RowState.InFlight
        : RowState.Unknown;

    private bool IsOfThisRun(JournalLine intent)
    {
        var isIt = string.Equals(intent.Batch, _batch, StringComparison.OrdinalIgnoreCase) && intent.At >= _since;
        if (!isIt && intent.Batch is not null)
        {
            _otherLabels.Add(intent.Batch);
        }

        return isIt;
    }

    private List<RecordedRow> Untaken(string fingerprint)
    {
        if (!_untaken.TryGetValue(fingerprint, out var rows))
        {
            _untaken.Add(fingerprint, rows = []);
        }

        return rows;
    }
}
