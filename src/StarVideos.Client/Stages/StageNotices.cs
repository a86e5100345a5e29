namespace StarVideos;

/// <summary>Where a stage says what it does. All may be called from any thread.</summary>
public sealed record StageNotices
{
    /// <summary>Says nothing.</summary>
    public static StageNotices None { get; } = new();

    /// <summary>Called with a sentence about something the caller should look at.</summary>
    public Action<string>? Warning { get; init; }

    /// <summary>Called with a sentence about what goes on: a retry, a change of state, a file left alone.</summary>
    public Action<string>? Detail { get; init; }

    /// <summary>
    /// Called once, just before the process ends, when the system ends it (SIGTERM, SIGHUP) while submissions are on their way, and
    /// those have answered or had their grace. Never called on .NET Framework, which cannot tell.
    /// </summary>
    public Action? Terminating { get; init; }

    internal void Warn(string text) => Warning?.Invoke(text);

    internal void Tell(string text) => Detail?.Invoke(text);

    internal void TellOfRetry(StarVideosException fault, TimeSpan delay) => Tell(FormattableString.Invariant($"{fault.Message} Trying again in {delay.TotalSeconds:0.0} s."));
}
