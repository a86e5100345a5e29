using StarVideos.Checking;

namespace StarVideos.Submitting;

/// <summary>A row that keeps every rule, and what its takes share.</summary>
/// <param name="number">Which of the rows it is, from 1.</param>
/// <param name="row">The row.</param>
/// <param name="request">What to ask for.</param>
/// <param name="takes">How often.</param>
internal sealed class RowInTakes(int number, VideoRow row, VideoRequest request, int takes)
{
    private readonly object _gate = new();
    private Task<InvalidRequestException?>? _refusal;
    private int _isRefusalTold;

    internal int Number => number;

    internal VideoRow Row => row;

    internal VideoRequest Request => request;

    internal int Takes => takes;

    /// <summary>Looks at the references of the row: once, and for all of its takes.</summary>
    /// <param name="references">Looks.</param>
    /// <param name="warn">Told of what cannot be told, and of what may not be meant.</param>
    /// <param name="stop">Stops the look.</param>
    /// <returns>What is proven to be wrong; null if nothing is.</returns>
    internal Task<InvalidRequestException?> RefusalAsync(ReferenceChecker references, Action<string> warn, CancellationToken stop)
    {
        lock (_gate)
        {
            return _refusal ??= ReferenceFindings.RefusalAsync(row, request, references, text => warn($"{row.Label(number)}: {text}"), stop);
        }
    }

    /// <summary>Whether the caller is the one to report that the row is refused: one error for all takes.</summary>
    internal bool TryTellRefusal() => Interlocked.Exchange(ref _isRefusalTold, 1) == 0;
}
