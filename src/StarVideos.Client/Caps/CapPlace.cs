using StarVideos.Journal;

namespace StarVideos.Caps;

/// <summary>The place of one row under the caps of its run. It is reserved until the row's intent is written, and counted from then on.</summary>
internal sealed class CapPlace : IDisposable
{
    private readonly RunCaps? _caps;

    /// <param name="caps">The caps; null if there are none.</param>
    /// <param name="number">The number of this place in the run.</param>
    /// <param name="seconds">The seconds that the row counts for.</param>
    internal CapPlace(RunCaps? caps, int number, int seconds)
    {
        _caps = caps;
        Number = number;
        Seconds = seconds;
    }

    /// <summary>The place of a row in a run without caps.</summary>
    internal static CapPlace Unlimited { get; } = new(null, 0, 0);

    internal int Number { get; }

    internal int Seconds { get; }

    /// <summary>The id of the intent that this place is counted for; null while the place is only reserved. Only <see cref="RunCaps"/> changes it.</summary>
    internal string? Intent { get; set; }

    /// <summary>
    /// Counts the row, or refuses it. The caller holds the journal's lock, if there is a journal, and writes <paramref name="intent"/> before
    /// releasing the lock.
    /// </summary>
    /// <param name="intent">The line that is about to be written.</param>
    /// <param name="sameWrite">Lines that are written to the journal before <paramref name="intent"/>, in the same write.</param>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.SpendingLimitReached"/>: the row must not be sent.</exception>
    internal void Count(JournalLine intent, IReadOnlyList<JournalLine> sameWrite) => _caps?.Count(this, intent, sameWrite);

    /// <summary>Stops counting lines that could not be written: nothing was sent for them.</summary>
    internal void Revoke(IReadOnlyList<JournalLine> notWritten) => _caps?.Revoke(notWritten);

    /// <summary>The row was refused or cancelled, so it does not count.</summary>
    internal void NothingCreated() => _caps?.NothingCreated(this);

    /// <summary>Ends the reservation. A row that is not known to have created nothing still counts.</summary>
    public void Dispose() => _caps?.End(this);
}
