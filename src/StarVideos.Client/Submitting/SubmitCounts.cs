namespace StarVideos.Submitting;

/// <summary>Counts the results of the takes of a run.</summary>
internal sealed class SubmitCounts
{
    private readonly object _lock = new();
    private SubmitProgress _progress = new(0, 0, 0, 0, 0);

    internal SubmitProgress Progress
    {
        get
        {
            lock (_lock)
            {
                return _progress;
            }
        }
    }

    /// <param name="takes">How many takes the row has; 1 if it breaks a rule.</param>
    internal void Take(int takes)
    {
        lock (_lock)
        {
            _progress = _progress with { Taken = _progress.Taken + takes };
        }
    }

    /// <summary>Counts a take that failed together with another one and has no error of its own.</summary>
    internal void Fail()
    {
        lock (_lock)
        {
            _progress = _progress with { Failed = _progress.Failed + 1 };
        }
    }

    /// <summary>Counts a result before <paramref name="report"/> is called with it.</summary>
    internal Action<SubmitResult> Before(Action<SubmitResult> report) => result =>
    {
        lock (_lock)
        {
            _progress = result switch
            {
                { Task: null } => _progress with { Failed = _progress.Failed + Math.Max(1, result.VideosNotSent) },
                { WasResumed: true } => _progress with { Resumed = _progress.Resumed + 1 },
                _ => _progress with { Submitted = _progress.Submitted + 1 },
            };
        }

        report(result);
    };

    /// <summary>Counts the answer if it is false.</summary>
    internal async Task<bool> AnswerAsync(Task<bool> answer)
    {
        var isYes = await answer.ConfigureAwait(false);
        if (!isYes)
        {
            lock (_lock)
            {
                _progress = _progress with { Declined = _progress.Declined + 1 };
            }
        }

        return isYes;
    }
}
