using StarVideos.Checking;

namespace StarVideos.Submitting;

/// <summary>A row that keeps every rule, with what its takes have in common.</summary>
/// <param name="number">The number of the row, from 1.</param>
/// <param name="row">The row.</param>
/// <param name="request">The request.</param>
/// <param name="takes">How many takes are requested.</param>
internal sealed class RowInTakes(int number, VideoRow row, VideoRequest request, int takes)
{
    private readonly object _gate = new();
    private Task<InvalidRequestException?>? _refusal;
    private int _isRefusalTold;

    internal int Number => number;

    internal VideoRow Row => row;

    internal VideoRequest Request => request;

    internal int Takes => takes;

    /// <summary>Checks the references of the row, once for all of its takes.</summary>
    /// <param name="references">The checker.</param>
    /// <param name="warn">Called with warnings, and with what could not be found out.</param>
    /// <param name="stop">Stops the check.</param>
    /// <returns>The first proven problem; null if there is none.</returns>
    internal Task<InvalidRequestException?> RefusalAsync(ReferenceChecker references, Action<string> warn, CancellationToken stop)
    {
        lock (_gate)
        {
            return _refusal ??= ReferenceFindings.RefusalAsync(row, request, references, text => warn($"{row.Label(number)}: {text}"), stop);
        }
    }

    /// <summary>True for the first caller, who reports that the row is refused: one error for all takes.</summary>
    internal bool TryTellRefusal() => Interlocked.Exchange(ref _isRefusalTold, 1) == 0;
}
