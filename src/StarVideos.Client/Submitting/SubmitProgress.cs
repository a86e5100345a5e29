namespace StarVideos;

/// <summary>How far a run of submissions is, in takes: a row that asks for several counts as several. What is in none of the other numbers is on its way.</summary>
/// <param name="Taken">Takes of the rows taken so far; a row that breaks a rule counts as one.</param>
/// <param name="Submitted">Takes that this run has submitted, and reported with their tasks.</param>
/// <param name="Resumed">Takes that were accepted earlier, and reported with the tasks of then.</param>
/// <param name="Declined">Takes that <see cref="SubmitOptions.Confirm"/> said no to.</param>
/// <param name="Failed">Takes that were reported with an error, and those not sent because of it.</param>
public sealed record SubmitProgress(int Taken, int Submitted, int Resumed, int Declined, int Failed);
