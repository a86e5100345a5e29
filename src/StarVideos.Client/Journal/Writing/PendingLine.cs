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

    /// <summary>Takes the line for the writer or for its cancellation. Only the first call returns true.</summary>
    internal bool TryClaim() => Interlocked.Exchange(ref _isClaimed, 1) == 0;

    /// <summary>Called once, under the journal's lock. Returns whether the line is to be written.</summary>
    /// <param name="sameWrite">Lines that are written to the journal before this one, in the same write.</param>
    internal virtual bool IsNeeded(IReadOnlyList<JournalLine> sameWrite) => true;

    /// <summary>To be read after <see cref="IsNeeded"/>: whether lines that are already in the journal must be flushed before this line completes.</summary>
    internal virtual bool NeedsDevice => false;

    /// <summary>Called with lines that <see cref="IsNeeded"/> got as <c>sameWrite</c>, and that could not be written.</summary>
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
