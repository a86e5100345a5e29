using System.Collections.Concurrent;
using StarVideos.Caps;
using StarVideos.Claims;
using StarVideos.Files;
using StarVideos.Time;

namespace StarVideos.Journal;

/// <summary>
/// Appends lines for the whole process. Lines that arrive while others are being written are written together, with one flush: a flush
/// costs the same for a hundred lines as for one. No thread runs between appends.
/// </summary>
internal sealed class JournalWriter
{
    private static readonly ConcurrentDictionary<string, JournalWriter> Writers = new(StringComparer.Ordinal);

    private readonly object _gate = new();
    private readonly string _path;
    private readonly Disk _disk;
    private readonly Clock _clock;
    private readonly long _threshold;
    private List<PendingLine> _queue = [];
    private bool _isDraining;

    /// <summary>Outcomes that could not be written. Only the drain changes this list.</summary>
    private volatile JournalLine[] _owed = [];

    /// <summary>Whether the last write had several lines.</summary>
    private volatile bool _hasCompany;

    /// <summary>The length in bytes above which a compaction is considered. Only the drain changes it.</summary>
    private long _lookAbove;

    internal JournalWriter(string path, Clock clock, long threshold = Compaction.Threshold, Disk? disk = null)
    {
        _path = path;
        _disk = disk ?? Disk.Real;
        File = new JournalFile(path, _disk);
        _clock = clock;
        _threshold = threshold;
        _lookAbove = threshold;
        LastDay = JournalTally.OfPeriod(path, RunCaps.Day);
    }

    /// <summary>The file that is written.</summary>
    internal JournalFile File { get; }

    /// <summary>What was submitted within the last 24 hours. One object for the process, because every run of the process would read the same lines.</summary>
    internal JournalTally LastDay { get; }

    /// <summary>The single writer of this process for a file. Links are followed: the lock is beside the file, and a link must not have another lock.</summary>
    internal static JournalWriter For(string path) => Writers.GetOrAdd(LinkTarget.Of(path), static path => new JournalWriter(path, Clock.System));

    /// <summary>Outcomes that could not be written yet.</summary>
    internal IReadOnlyList<JournalLine> Owed => _owed;

    /// <summary>Tries again to write what could not be written, without a new line. Fails like an append.</summary>
    internal Task SettleAsync() => EnqueueAsync(new PendingRetry());

    /// <summary>Appends a line. Completes when the line is in the file, and on the device if its kind requires that.</summary>
    /// <param name="line">The line.</param>
    /// <param name="kind">How safely the line must be written.</param>
    /// <param name="cancellation">Cancels while the line waits to be written. A cancelled line is never written.</param>
    internal Task AppendAsync(JournalLine line, LineKind kind, CancellationToken cancellation) => EnqueueAsync(new PendingLine(line, kind, cancellation));

    /// <summary>Appends an intent, unless a cap refuses it. Completes when it is on the device.</summary>
    /// <param name="intent">The line.</param>
    /// <param name="place">The place of its row under the caps.</param>
    /// <param name="cancellation">Cancels while the line waits to be written.</param>
    internal Task BeginAsync(JournalLine intent, CapPlace place, CancellationToken cancellation) => EnqueueAsync(new PendingIntent(intent, place, cancellation));

    /// <summary>Claims a row; see <see cref="RowClaims"/>. Completes when the intent is on the device, or when another submission counts for the row.</summary>
    /// <param name="claims">The rows of the run.</param>
    /// <param name="claim">The row.</param>
    /// <param name="intent">The line that claims it.</param>
    /// <param name="inSpiteOfUnknown">Whether a submission of unknown outcome is to be sent again.</param>
    /// <param name="place">The place of the row under the caps.</param>
    /// <param name="cancellation">Cancels while the line waits to be written.</param>
    /// <returns>
    /// <see cref="RowState.Free"/>: the row is claimed, and the caller is to send it. Otherwise: the state of the submission that counts for the
    /// row.
    /// </returns>
    internal async Task<RowState> ClaimAsync(RowClaims claims, RowClaim claim, JournalLine intent, bool inSpiteOfUnknown, CapPlace place, CancellationToken cancellation)
    {
        var pending = new PendingClaim(claims, claim, intent, inSpiteOfUnknown, place, cancellation);
        await EnqueueAsync(pending).ConfigureAwait(false);
        return pending.State;
    }

    /// <summary>Completes when the line is written, or when it is known that it need not be written.</summary>
    internal Task EnqueueAsync(PendingLine pending)
    {
        lock (_gate)
        {
            _queue.Add(pending);
            if (_isDraining)
            {
                return pending.Done;
            }

            _isDraining = true;
        }

        // A single writer writes on its own thread: waking another thread takes almost as long as a flush. If several lines come at the same time,
        // the switch to another thread gives the other lines time to join the same write.
        _ = _hasCompany ? Task.Run(DrainAsync, CancellationToken.None) : DrainAsync();
        return pending.Done;
    }

    /// <summary>Writes the lines in the queue. Lines that arrive meanwhile are left to another thread, because this thread belongs to a caller.</summary>
    private async Task DrainAsync()
    {
        try
        {
            // The lock is taken before the queue: lines that arrive during the wait for the lock are written as well.
            using var held = await File.LockAsync(IsWanted, _clock).ConfigureAwait(false);
            if (held is not null)
            {
                var length = Write(TakeQueue());
                CompactIfDue(length);
            }
        }
        catch (Exception fault)
        {
            // After any kind of fault, every caller must get an answer.
            Fail(TakeQueue(), [], fault);
        }

        if (HasWork())
        {
            _ = Task.Run(DrainAsync, CancellationToken.None);
        }
    }

    private bool HasWork()
    {
        lock (_gate)
        {
            _queue.RemoveAll(static pending => pending.IsClaimed);
            _isDraining = _queue.Count > 0;
            return _isDraining;
        }
    }

    private bool IsWanted()
    {
        lock (_gate)
        {
            return _queue.Exists(static pending => !pending.IsClaimed);
        }
    }

    /// <summary>The lines to write, without the cancelled ones.</summary>
    private List<PendingLine> TakeQueue()
    {
        List<PendingLine> taken;
        lock (_gate)
        {
            taken = _queue;
            _queue = [];
        }

        taken.RemoveAll(static pending => !pending.TryClaim());
        _hasCompany = taken.Count > 1;
        return taken;
    }

    private long Write(List<PendingLine> batch)
    {
        // Before rows are claimed, because the recovered lines may be about these rows.
        File.Recover();
        var refused = new List<PendingLine>();
        var lines = Prepare(batch, refused);
        var needsDevice = batch.Exists(static pending => pending.NeedsDevice);
        if (lines.Count == 0 && !needsDevice && !(_owed.Length > 0 && batch.Exists(static pending => pending is PendingRetry)))
        {
            batch.ForEach(static pending => pending.Complete());
            return 0;
        }

        try
        {
            var length = File.Append(Join(_owed.Concat(lines.Select(static line => line.Line)).Select(static line => line.ToUtf8())), toDevice: needsDevice || _owed.Length > 0 || lines.Exists(static line => line.Kind != LineKind.Note));
            _owed = [];
            batch.ForEach(static pending => pending.Complete());
            return length;
        }
        catch (Exception fault)
        {
            var notWritten = lines.ConvertAll(static line => line.Line);
            Fail(batch, notWritten, fault);
            refused.ForEach(pending => pending.Forget(notWritten));
            return 0;
        }
    }

    /// <summary>
    /// Handles a failed write. Outcomes are true, so they are kept and written before the next line, before any other row is sent. Other lines
    /// are dropped.
    /// </summary>
    private void Fail(List<PendingLine> batch, IReadOnlyList<JournalLine> notWritten, Exception fault)
    {
        foreach (var pending in batch)
        {
            if (pending.Kind == LineKind.Outcome)
            {
                _owed = [.. _owed, pending.Line];
            }

            pending.Forget(notWritten);
            pending.Fail(fault);
        }
    }

    /// <summary>
    /// Asks each pending line what to write, under the lock. A line that need not be written stays in the batch, but is not among the returned
    /// lines.
    /// </summary>
    /// <param name="batch">The pending lines. Refused lines are removed from it.</param>
    /// <param name="refused">Receives the refused lines. Their refusal may depend on other lines of this batch.</param>
    private List<PendingLine> Prepare(List<PendingLine> batch, List<PendingLine> refused)
    {
        var lines = new List<PendingLine>(batch.Count);

        // Outcomes that are owed are written before the other lines.
        var written = new List<JournalLine>(_owed);

        // Resolutions come last: a claim must not depend on a resolution of the same write, because the write may fail.
        foreach (var pending in batch.Where(static pending => pending is not PendingResolution).Concat(batch.Where(static pending => pending is PendingResolution)))
        {
            try
            {
                if (pending.IsNeeded(written))
                {
                    lines.Add(pending);
                    written.Add(pending.Line);
                }
            }
            catch (Exception fault)
            {
                refused.Add(pending);
                pending.Fail(fault);
            }
        }

        batch.RemoveAll(refused.Contains);
        return lines;
    }

    private static byte[] Join(IEnumerable<byte[]> lines)
    {
        var all = lines as IReadOnlyList<byte[]> ?? lines.ToArray();
        if (all.Count == 1)
        {
            return all[0];
        }

        var joined = new byte[all.Sum(static line => line.Length)];
        var at = 0;
        foreach (var line in all)
        {
            line.CopyTo(joined, at);
            at += line.Length;
        }

        return joined;
    }

    /// <summary>
    /// Compacts if needed. Callers whose lines were written continue meanwhile. Exception: a caller that wrote alone waits, so that a process
    /// that ends after one line does not end before the compaction.
    /// </summary>
    private void CompactIfDue(long length)
    {
        if (length > _lookAbove)
        {
            _lookAbove = Compaction.RunIfDue(_path, length, _threshold, _clock.UtcNow, _disk);
            File.Refresh();
        }
    }
}
