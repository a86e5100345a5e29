namespace StarVideos;

/// <summary>Receives the messages of a stage. All callbacks may be called from any thread.</summary>
public sealed record StageNotices
{
    /// <summary>Ignores all messages.</summary>
    public static StageNotices None { get; } = new();

    /// <summary>Called with a sentence about something the caller should look at.</summary>
    public Action<string>? Warning { get; init; }

    /// <summary>Called with a sentence about progress: a retry, a change of state, a skipped file.</summary>
    public Action<string>? Detail { get; init; }

    /// <summary>
    /// Called once if the system ends the process (SIGTERM, SIGHUP) while submissions are on their way. It is called just before the process
    /// ends, when those submissions have answered or their grace is over. Never called on .NET Framework, which cannot detect this.
    /// </summary>
    public Action? Terminating { get; init; }

    internal void Warn(string text) => Warning?.Invoke(text);

    internal void Tell(string text) => Detail?.Invoke(text);

    internal void TellOfRetry(StarVideosException fault, TimeSpan delay) => Tell(FormattableString.Invariant($"{fault.Message} Trying again in {delay.TotalSeconds:0.0} s."));
}
