using StarVideos.Journal;

namespace StarVideos.Caps;

/// <summary>The place of one row under the caps of its run: kept free for it until its intent is written, and from then on counted.</summary>
internal sealed class CapPlace : IDisposable
{
    private readonly RunCaps? _caps;

    /// <param name="caps">The caps; null if there are none.</param>
    /// <param name="number">Which of the places of the run it is.</param>
    /// <param name="seconds">What the row counts for.</param>
    internal CapPlace(RunCaps? caps, int number, int seconds)
    {
        _caps = caps;
        Number = number;
        Seconds = seconds;
    }

    /// <summary>Where there are no caps.</summary>
    internal static CapPlace Unlimited { get; } = new(null, 0, 0);

    internal int Number { get; }

    internal int Seconds { get; }

    /// <summary>The intent it is counted for; null as long as it is only kept free. Only <see cref="RunCaps"/> changes it.</summary>
    internal string? Intent { get; set; }

    /// <summary>
    /// Counts the row, or refuses it. The caller holds the journal's lock, if there is a journal, and writes <paramref name="intent"/>
    /// before it lets go of it.
    /// </summary>
    /// <param name="intent">The line that is about to be written.</param>
    /// <param name="sameWrite">Lines that go to the journal in the same write, before this one.</param>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.SpendingLimitReached"/>: the row must not be sent.</exception>
    internal void Count(JournalLine intent, IReadOnlyList<JournalLine> sameWrite) => _caps?.Count(this, intent, sameWrite);

    /// <summary>Lines that were counted and could not be written: nothing was sent for them.</summary>
    internal void Revoke(IReadOnlyList<JournalLine> notWritten) => _caps?.Revoke(notWritten);

    /// <summary>The row was refused or called off: it does not count.</summary>
    internal void NothingCreated() => _caps?.NothingCreated(this);

    /// <summary>The row is decided. Whatever of it is not known to have come to nothing goes on counting.</summary>
    public void Dispose() => _caps?.End(this);
}
