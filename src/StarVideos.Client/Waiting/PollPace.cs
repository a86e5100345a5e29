namespace StarVideos.Waiting;

/// <summary>
/// Keeps polls apart: evenly, and never more in any second than the ceiling allows. Both are needed. Even spacing alone falls behind
/// with every timer that fires late, and catching up alone would let more through in some seconds than in others.
/// </summary>
internal sealed class PollPace
{
    /// <summary>A timer of Windows fires up to 16 ms late. What is later than this is not made up for, so that nothing comes in a burst after a lull.</summary>
    private static readonly TimeSpan Lateness = TimeSpan.FromMilliseconds(20);

    private readonly TimeSpan _spacing;
    private readonly TimeSpan _window;
    private readonly Queue<TimeSpan> _inWindow = new();
    private readonly int _mostInWindow;
    private TimeSpan _next;

    /// <param name="mostPerSecond">The ceiling, above 0. Below 1 it is one poll in more than a second.</param>
    internal PollPace(double mostPerSecond)
    {
        _spacing = TimeSpan.FromTicks((long)Math.Ceiling(TimeSpan.TicksPerSecond / mostPerSecond));
        _mostInWindow = Math.Max(1, (int)mostPerSecond);
        _window = mostPerSecond < 1 ? _spacing : TimeSpan.FromSeconds(1);
    }

    /// <summary>When the next poll may begin.</summary>
    internal TimeSpan Next
    {
        get
        {
            var free = _inWindow.Count < _mostInWindow ? TimeSpan.Zero : _inWindow.Peek() + _window;
            return free > _next ? free : _next;
        }
    }

    /// <param name="begun">When the poll was begun, which is when it was due or later.</param>
    /// <param name="sent">When it was on its way.</param>
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
