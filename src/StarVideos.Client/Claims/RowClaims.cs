using StarVideos.Caps;
using StarVideos.Journal;
using StarVideos.Time;

namespace StarVideos.Claims;

/// <summary>
/// Knows which rows of a run were submitted already, by this run or by another run that uses the same journal. To claim a row, the run takes
/// the journal's lock, reads what was added to the journal, and writes a line. So several runs at the same time together send each row as
/// often as the table has it, and not more often.
/// </summary>
/// <remarks>
/// Each submission counts for one row of this run. Example: of three identical rows two were accepted, so the third is still to be sent. A
/// row of several takes counts as several rows here, each with its own fingerprint.
/// </remarks>
internal sealed class RowClaims
{
    /// <summary>How far back a run without a label looks: download links expire after about 24 hours.</summary>
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
    /// <param name="clock">The clock.</param>
    internal RowClaims(string path, string? batch, Uri baseUri, TimeSpan patience, Clock clock)
    {
        _rows = new RecordedRows(path, clock, IsOfThisRun, row => Untaken(row.Intent.Row!).Add(row));
        _limit = new InFlightLimit(patience, clock);
        _batch = batch;
        _baseUri = baseUri;
        _since = batch is null ? (clock.UtcNow - UnlabelledReach).UtcDateTime : DateTime.MinValue;
    }

    /// <summary>How many submissions of this label, or of the last 24 hours, were read so far.</summary>
    internal int Count => _rows.Count;

    /// <summary>The same as <see cref="Count"/>, after reading what was added to the journal.</summary>
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

    /// <summary>How many lines could not be read.</summary>
    internal int Skipped => _rows.Skipped;

    /// <summary>How many submissions of this run have an unknown outcome, as far as they were read.</summary>
    internal int CountUnknown()
    {
        lock (_gate)
        {
            return _rows.All.Count(row => row.IsLive && StateOf(row) == RowState.Unknown);
        }
    }

    internal RowClaim For(VideoRequest request, int take = 1) => new(request, RowTake.Of(request, _baseUri, take));

    /// <summary>What the journal said about a row when it was last read. Only a claim is binding.</summary>
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

    /// <summary>Reads the journal, unless it was read already.</summary>
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

    /// <summary>Reads what was added to the journal, without the journal's lock, and returns the new state of the row.</summary>
    internal RowState Refresh(RowClaim claim)
    {
        lock (_gate)
        {
            _rows.Read();
            return SeekOnceMore(claim);
        }
    }

    /// <summary>
    /// Claims a row. The caller holds the journal's lock. If the result is <see cref="RowState.Free"/>, the caller writes
    /// <paramref name="intent"/> before releasing the lock.
    /// </summary>
    /// <param name="claim">The row.</param>
    /// <param name="intent">The line that claims it.</param>
    /// <param name="inSpiteOfUnknown">Whether a submission of unknown outcome is to be sent again.</param>
    /// <param name="place">The place of the row under the caps.</param>
    /// <param name="sameWrite">Lines that are written to the journal before <paramref name="intent"/>, in the same write.</param>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.SpendingLimitReached"/>: the row was not sent before, but a cap does not allow it.
    /// </exception>
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
    /// Handles a line that could not be written. A claim is forgotten. An outcome stays true, and is written together with the next line.
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
    /// Reads once more, without the journal's lock. Another process may have recorded an outcome and ended between the last read and the
    /// check for the process. A process that has ended writes no more, so this read sees everything it wrote.
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

    /// <summary>
    /// Separates a row from its submission, which may count for a row again later: a submission of unknown outcome counts again when its
    /// replacement is refused.
    /// </summary>
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
