namespace StarVideos.Journal;

/// <summary>Sums up the submissions of one label.</summary>
/// <param name="label">The label.</param>
/// <param name="oldestResult">Videos that were submitted before this time are no longer at the service.</param>
internal sealed class BatchTotal(string label, DateTimeOffset oldestResult)
{
    private int _made;
    private int _waiting;
    private int _failed;
    private int _unknown;
    private int _inProgress;
    private int _saved;
    private int _rejected;
    private int _toSave;
    private int _secondsRequested;
    private double _secondsMade;
    private string? _folder;
    private DateTimeOffset _first = DateTimeOffset.MaxValue;
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    internal void Add(VideoSubmission submission)
    {
        _first = submission.At < _first ? submission.At : _first;
        _last = submission.At > _last ? submission.At : _last;
        switch (submission.Outcome)
        {
            case SubmissionOutcome.Rejected:
                _rejected++;
                return;

            case SubmissionOutcome.Replaced:
                return;

            case SubmissionOutcome.Unknown:
                _unknown++;
                break;

            case SubmissionOutcome.InProgress:
                _inProgress++;
                break;

            case SubmissionOutcome.Created:
                Add(submission.Task!, submission.At >= oldestResult);
                break;
        }

        _secondsRequested += submission.Duration ?? 0;
    }

    internal BatchSummary ToSummary() => new()
    {
        Batch = label,
        Sent = _made + _waiting + _failed + _unknown + _inProgress,
        Made = _made,
        Waiting = _waiting,
        Failed = _failed,
        Unknown = _unknown,
        InProgress = _inProgress,
        Saved = _saved,
        Rejected = _rejected,
        ToSave = _toSave,
        SecondsRequested = _secondsRequested,
        SecondsMade = _secondsMade,
        FirstAt = _first.LocalDateTime,
        LastAt = _last.LocalDateTime,
        Folder = _folder,
    };

    private void Add(VideoTask task, bool isAtService)
    {
        if (task.IsEnded && task.Status != VideoTaskStatus.Completed)
        {
            _failed++;
            return;
        }

        if (task.Status == VideoTaskStatus.Completed)
        {
            _made++;
            _secondsMade += task.ActualDuration ?? task.Duration ?? 0;
        }
        else
        {
            _waiting++;
        }

        if (task.Path is { } path)
        {
            _saved++;
            _folder ??= System.IO.Path.GetDirectoryName(path);
        }
        else if (isAtService)
        {
            _toSave++;
        }
    }
}
