namespace StarVideos.Journal;

/// <summary>A line that waits to be written.</summary>
internal class PendingLine
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenRegistration _registration;
    private int _isClaimed;

    internal PendingLine(JournalLine line, LineKind kind, CancellationToken cancellation)
    {
        Line = line;
        Kind = kind;
        _cancellation = cancellation;
        _registration = cancellation.Register(Cancel);
    }

    internal JournalLine Line { get; }

    internal LineKind Kind { get; }

    internal Task Done => _done.Task;

    internal bool IsClaimed => Volatile.Read(ref _isClaimed) != 0;

    /// <summary>Either the writer gets the line or its cancellation does, never both.</summary>
    internal bool TryClaim() => Interlocked.Exchange(ref _isClaimed, 1) == 0;

    /// <summary>Asked once, under the journal's lock: whether the line is to be written at all.</summary>
    /// <param name="sameWrite">Lines that go to the journal in the same write, before this one.</param>
    internal virtual bool IsNeeded(IReadOnlyList<JournalLine> sameWrite) => true;

    /// <summary>To be asked after <see cref="IsNeeded"/>: whether what stands in the journal already must survive a power cut before this completes.</summary>
    internal virtual bool NeedsDevice => false;

    /// <summary>Lines that this one was given as written, and that were not.</summary>
    internal virtual void Forget(IReadOnlyList<JournalLine> notWritten)
    {
    }

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
