using StarVideos.Claims;
using StarVideos.Journal;

namespace StarVideos.Caps;

/// <summary>
/// Counts submissions by the lines of a journal. Every submission counts unless it is known that nothing was created. So these count as
/// well, because their videos may exist: a submission without an outcome, one of unknown outcome, and one of unknown outcome that was sent
/// again. A line that is read several times counts once. For any number of threads.
/// </summary>
/// <param name="belongs">Whether an intent is to be counted.</param>
/// <param name="window">How long a submission counts; null means without end.</param>
internal sealed class SubmissionTally(Func<JournalLine, bool> belongs, TimeSpan? window = null)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, CountedSubmission> _byIntent = new(StringComparer.Ordinal);

    /// <summary>The submissions that count, the oldest first. Used only if there is a <c>window</c>.</summary>
    private readonly SortedSet<CountedSubmission> _byTime = new(Comparer<CountedSubmission>.Create(static (one, other) =>
        one.SentAt != other.SentAt ? one.SentAt.CompareTo(other.SentAt) : string.CompareOrdinal(one.Intent, other.Intent)));

    private int _videos;
    private long _seconds;

    internal void Apply(JournalLine line)
    {
        lock (_gate)
        {
            switch (line.Event)
            {
                case LineEvent.Intent:
                    Add(line);
                    break;

                case LineEvent.Created:
                    // Compaction replaces the lines of an old submission by one line.
                    if ((line.Row is null ? Find(line.Intent!) : Add(line)) is { } created)
                    {
                        created.IsCreated = true;
                        SetRejected(created, false);
                        Answered(created, line);
                    }

                    break;

                case LineEvent.Unknown when Find(line.Intent!) is { } unknown:
                    SetRejected(unknown, false);
                    Answered(unknown, line);
                    break;

                case LineEvent.Rejected:
                    Reject(line.Intent!);
                    break;
            }
        }
    }

    /// <summary>Nothing was created, or the intent was never written. The submission stays in the list, so that its line is not counted as a new one.</summary>
    internal void Reject(string intent)
    {
        lock (_gate)
        {
            if (Find(intent) is { IsCreated: false } rejected)
            {
                SetRejected(rejected, true);
            }
        }
    }

    /// <summary>Forgets everything, because the journal is read from its beginning.</summary>
    internal void Clear()
    {
        lock (_gate)
        {
            _byIntent.Clear();
            _byTime.Clear();
            _videos = 0;
            _seconds = 0;
        }
    }

    /// <param name="now">The time at which ages are measured.</param>
    /// <param name="most">The cap: the largest number of submissions.</param>
    internal Usage At(DateTimeOffset now, int most = int.MaxValue)
    {
        lock (_gate)
        {
            if (window is { } length)
            {
                ForgetUntil(now.UtcDateTime - length);
            }

            return new Usage(_videos, _seconds, _byTime.Count < most ? null : _byTime.ElementAt(_byTime.Count - most).SentAt);
        }
    }

    private void ForgetUntil(DateTime last)
    {
        while (_byTime.Count > 0 && _byTime.Min!.SentAt <= last)
        {
            var old = _byTime.Min!;
            SetRejected(old, true);
            _byIntent.Remove(old.Intent);
        }
    }

    private CountedSubmission? Add(JournalLine intent)
    {
        if (Find(intent.Intent!) is { } known)
        {
            return known;
        }

        if (!belongs(intent))
        {
            return null;
        }

        var added = new CountedSubmission(intent.Intent!, VideoSeconds.Of(intent.Mode, intent.Duration), intent.At);
        _byIntent.Add(added.Intent, added);
        if (window is not null)
        {
            _byTime.Add(added);
        }

        _videos++;
        _seconds += added.Seconds;
        return added;
    }

    /// <summary>
    /// If the service defers a submission, the create is sent again, for minutes. So the time of its answer is the latest time at which it was
    /// sent. An outcome that a person has recorded comes later and says nothing about the time of sending.
    /// </summary>
    private void Answered(CountedSubmission submission, JournalLine outcome)
    {
        var latest = submission.IntentAt < DateTime.MaxValue - InFlightLimit.LongestSubmission ? submission.IntentAt + InFlightLimit.LongestSubmission : DateTime.MaxValue;
        var at = outcome.At < latest ? outcome.At : latest;
        if (window is not null && at > submission.SentAt)
        {
            _byTime.Remove(submission);
            submission.SentAt = at;
            _byTime.Add(submission);
        }
    }

    private CountedSubmission? Find(string intent) => _byIntent.TryGetValue(intent, out var found) ? found : null;

    private void SetRejected(CountedSubmission submission, bool isRejected)
    {
        if (submission.IsRejected == isRejected)
        {
            return;
        }

        submission.IsRejected = isRejected;
        _videos += isRejected ? -1 : 1;
        _seconds += isRejected ? -submission.Seconds : submission.Seconds;
        _ = window is not null && (isRejected ? _byTime.Remove(submission) : _byTime.Add(submission));
    }
}
