namespace StarVideos;

/// <summary>
/// The progress of a run of submissions, counted in takes: a row that asks for several counts as several. Takes that are in none of the other
/// numbers are on their way.
/// </summary>
/// <param name="Taken">The takes of the rows that were added so far. A row that breaks a rule counts as one.</param>
/// <param name="Submitted">Takes that this run has submitted and reported with their tasks.</param>
/// <param name="Resumed">Takes that were accepted earlier and are reported with their earlier tasks.</param>
/// <param name="Declined">Takes for which <see cref="SubmitOptions.Confirm"/> returned false.</param>
/// <param name="Failed">Takes that were reported with an error, and takes that were not sent because of it.</param>
public sealed record SubmitProgress(int Taken, int Submitted, int Resumed, int Declined, int Failed);
