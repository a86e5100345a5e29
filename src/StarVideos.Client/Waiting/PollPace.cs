namespace StarVideos.Waiting;

/// <summary>
/// Limits the rate of polls in two ways: polls are spread evenly, and no second has more than the limit. Both are needed. With even spacing
/// alone, every late timer lowers the rate. With making up for late timers alone, some seconds would have more polls than others.
/// </summary>
internal sealed class PollPace
{
    /// <summary>Timers of Windows fire up to 16 ms late. A longer delay is not made up for, so that there is no burst after a pause.</summary>
    private static readonly TimeSpan Lateness = TimeSpan.FromMilliseconds(20);

    private readonly TimeSpan _spacing;
    private readonly TimeSpan _window;
    private readonly Queue<TimeSpan> _inWindow = new();
    private readonly int _mostInWindow;
    private TimeSpan _next;

    /// <param name="mostPerSecond">The limit, above 0. A value below 1 means less than one poll per second.</param>
    internal PollPace(double mostPerSecond)
    {
        _spacing = TimeSpan.FromTicks((long)Math.Ceiling(TimeSpan.TicksPerSecond / mostPerSecond));
        _mostInWindow = Math.Max(1, (int)mostPerSecond);
        _window = mostPerSecond < 1 ? _spacing : TimeSpan.FromSeconds(1);
    }

    /// <summary>The earliest time of the next poll.</summary>
    internal TimeSpan Next
    {
        get
        {
            var free = _inWindow.Count < _mostInWindow ? TimeSpan.Zero : _inWindow.Peek() + _window;
            return free > _next ? free : _next;
        }
    }

    /// <param name="begun">When the poll was begun: when it was due, or later.</param>
    /// <param name="sent">When the poll was sent.</param>
    internal void Add(TimeSpan begun, TimeSpan sent)
    {
        _next = (begun - _next <= Lateness ? _next : begun) + _spacing;
        if (_inWindow.Count == _mostInWindow)
        {
            _inWindow.Dequeue();
        }

        _inWindow.Enqueue(sent);
    }
}
