namespace StarVideos.Emulator.Faults;

/// <summary>A fault with the number of times that it is still to happen.</summary>
internal sealed class ActiveFault(Fault fault)
{
    private int _left = fault.Times ?? int.MaxValue;

    public Fault Fault { get; } = fault;

    /// <summary>The fault with its remaining count; null if none remains.</summary>
    public Fault? Left => Fault.Times is null ? Fault
        : Volatile.Read(ref _left) is > 0 and var left ? Fault with { Times = left }
        : null;

    /// <summary>Uses the fault once; false if none remains.</summary>
    public bool TryTake()
    {
        if (Fault.Times is null)
        {
            return true;
        }

        while (Volatile.Read(ref _left) is > 0 and var left)
        {
            if (Interlocked.CompareExchange(ref _left, left - 1, left) == left)
            {
                return true;
            }
        }

        return false;
    }
}
