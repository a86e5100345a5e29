using System.Collections.Concurrent;
using StarVideos.Caps;
using StarVideos.Claims;
using StarVideos.Files;
using StarVideos.Time;

namespace StarVideos.Journal;

/// <summary>
/// Appends for all of a process. Lines that arrive while others are being written go to disk together, with one flush: a flush costs
/// as much for a hundred lines as for one. Between appends there is no thread.
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

    /// <summary>Outcomes that could not be written. Only the drain changes them.</summary>
    private volatile JournalLine[] _owed = [];

    /// <summary>Whether the last lines that went to disk were several together.</summary>
    private volatile bool _hasCompany;

    /// <summary>Length at which compaction is next looked into. Only the drain touches it.</summary>
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

    /// <summary>The file it writes.</summary>
    internal JournalFile File { get; }

    /// <summary>What was submitted within the last 24 hours. One for the process: every run of it would read the same lines.</summary>
    internal JournalTally LastDay { get; }

    /// <summary>The one writer of this process for a file. The lock is beside that file, so a link to it must not have one of its own.</summary>
    internal static JournalWriter For(string path) => Writers.GetOrAdd(LinkTarget.Of(path), static path => new JournalWriter(path, Clock.System));

    /// <summary>Outcomes that could not be written yet.</summary>
    internal IReadOnlyList<JournalLine> Owed => _owed;

    /// <summary>Tries once more to write what could not be written, although no other line follows. Fails like an append.</summary>
    internal Task SettleAsync() => EnqueueAsync(new PendingRetry());

    /// <summary>Completes when the line is in the file, and on the device if asked for.</summary>
    /// <param name="line">What to write.</param>
    /// <param name="kind">What it is worth.</param>
    /// <param name="cancellation">Gives up while the line is waiting to be written. A line that was given up is never written.</param>
    internal Task AppendAsync(JournalLine line, LineKind kind, CancellationToken cancellation) => EnqueueAsync(new PendingLine(line, kind, cancellation));

    /// <summary>Appends an intent, unless a cap refuses it. Completes when it is on the device.</summary>
    /// <param name="intent">What to write.</param>
    /// <param name="place">The place of its row under the caps.</param>
    /// <param name="cancellation">Gives up while the line is waiting to be written.</param>
    internal Task BeginAsync(JournalLine intent, CapPlace place, CancellationToken cancellation) => EnqueueAsync(new PendingIntent(intent, place, cancellation));

    /// <summary>Claims a row, see <see cref="RowClaims"/>: completes when the intent is on the device, or when another submission counts for the row.</summary>
    /// <param name="claims">The rows of the run.</param>
    /// <param name="claim">The row.</param>
    /// <param name="intent">The line that claims it.</param>
    /// <param name="inSpiteOfUnknown">Whether a submission of unknown outcome is to be replaced.</param>
    /// <param name="place">The place of the row under the caps.</param>
    /// <param name="cancellation">Gives up while the line is waiting to be written.</param>
    /// <returns><see cref="RowState.Free"/>: the row is claimed, and the caller's to send.</returns>
    internal async Task<RowState> ClaimAsync(RowClaims claims, RowClaim claim, JournalLine intent, bool inSpiteOfUnknown, CapPlace place, CancellationToken cancellation)
    {
        var pending = new PendingClaim(claims, claim, intent, inSpiteOfUnknown, place, cancellation);
        await EnqueueAsync(pending).ConfigureAwait(false);
        return pending.State;
    }

    /// <summary>Completes when the line is written, or is found not to be needed.</summary>
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

        // Who writes alone writes here and now: waking another thread takes a good part of the time a flush takes. Where several come at
        // once, the way to another thread is the moment in which the others join.
        _ = _hasCompany ? Task.Run(DrainAsync, CancellationToken.None) : DrainAsync();
        return pending.Done;
    }

    /// <summary>Writes what is in the queue, and leaves what arrives meanwhile to another thread: this one has lent itself for its own line.</summary>
    private async Task DrainAsync()
    {
        try
        {
            // The lock first, then the queue: whoever arrives during the wait comes along.
            using var held = await File.LockAsync(IsWanted, _clock).ConfigureAwait(false);
            if (held is not null)
            {
                var length = Write(TakeQueue());
                CompactIfDue(length);
            }
        }
        catch (Exception fault)
        {
            // Whatever it was, nobody may be left waiting.
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

    /// <summary>The lines to write; those given up are left out.</summary>
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
        // Before rows are claimed: it may tell of them.
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

    /// <summary>What is true of a submission is written later, in front of the next line and so before any other row is sent; everything else is not written.</summary>
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

    /// <summary>Asks each what there is to write, now that the lock is held; those that need nothing written are left in the batch and out of the lines.</summary>
    /// <param name="batch">What was waiting. Those that are refused are taken out of it.</param>
    /// <param name="refused">Those that may not be written. They have seen lines of the others.</param>
    private List<PendingLine> Prepare(List<PendingLine> batch, List<PendingLine> refused)
    {
        var lines = new List<PendingLine>(batch.Count);

        // What is owed goes to the journal in front of them.
        var written = new List<JournalLine>(_owed);

        // What somebody has settled comes last: a claim that had counted on it could not take that back if nothing is written.
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
    /// Those whose lines were written go on meanwhile, except one that wrote alone: so a process that ends with its line does not end
    /// before the file is bounded.
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
