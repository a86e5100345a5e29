using System.Collections.Concurrent;
using StarVideos.Files;
using StarVideos.Retry;

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
    private List<Pending> _queue = [];
    private bool _isDraining;

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
    }

    /// <summary>The file it writes.</summary>
    internal JournalFile File { get; }

    /// <summary>The one writer of this process for a file. The lock is beside that file, so a link to it must not have one of its own.</summary>
    internal static JournalWriter For(string path) => Writers.GetOrAdd(LinkTarget.Of(path), static path => new JournalWriter(path, Clock.System));

    /// <summary>Completes when the line is in the file, and on the device if asked for.</summary>
    /// <param name="line">A whole line with its newline.</param>
    /// <param name="toDevice">Whether the line must survive a power cut.</param>
    /// <param name="cancellation">Gives up while the line is waiting to be written. A line that was given up is never written.</param>
    internal Task AppendAsync(byte[] line, bool toDevice, CancellationToken cancellation)
    {
        var pending = new Pending(line, toDevice, cancellation);
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
            TakeQueue().ForEach(pending => pending.Fail(fault));
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
    private List<Pending> TakeQueue()
    {
        List<Pending> taken;
        lock (_gate)
        {
            taken = _queue;
            _queue = [];
        }

        taken.RemoveAll(static pending => !pending.TryClaim());
        _hasCompany = taken.Count > 1;
        return taken;
    }

    private long Write(List<Pending> batch)
    {
        if (batch.Count == 0)
        {
            return 0;
        }

        try
        {
            var length = File.Append(Join(batch), batch.Exists(static pending => pending.ToDevice));
            batch.ForEach(static pending => pending.Complete());
            return length;
        }
        catch (Exception fault)
        {
            batch.ForEach(pending => pending.Fail(fault));
            return 0;
        }
    }

    private static byte[] Join(List<Pending> batch)
    {
        if (batch.Count == 1)
        {
            return batch[0].Line;
        }

        var joined = new byte[batch.Sum(static pending => pending.Line.Length)];
        var at = 0;
        foreach (var pending in batch)
        {
            pending.Line.CopyTo(joined, at);
            at += pending.Line.Length;
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

    private sealed class Pending
    {
        private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly CancellationToken _cancellation;
        private readonly CancellationTokenRegistration _registration;
        private int _isClaimed;

        internal Pending(byte[] line, bool toDevice, CancellationToken cancellation)
        {
            Line = line;
            ToDevice = toDevice;
            _cancellation = cancellation;
            _registration = cancellation.Register(Cancel);
        }

        internal byte[] Line { get; }

        internal bool ToDevice { get; }

        internal Task Done => _done.Task;

        internal bool IsClaimed => Volatile.Read(ref _isClaimed) != 0;

        /// <summary>Either the writer gets the line or its cancellation does, never both.</summary>
        internal bool TryClaim() => Interlocked.Exchange(ref _isClaimed, 1) == 0;

        internal void Complete()
        {
            _registration.Dispose();
            _done.TrySetResult(true);
        }

        internal void Fail(Exception fault)
        {
            _registration.Dispose();
            _done.TrySetException(fault);
        }

        private void Cancel()
        {
            if (TryClaim())
            {
                _done.TrySetCanceled(_cancellation);
            }
        }
    }
}
