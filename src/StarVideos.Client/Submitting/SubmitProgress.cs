namespace StarVideos;

/// <summary>How far a run of submissions is, in rows. What is in none of the other numbers is on its way.</summary>
/// <param name="Taken">Rows taken so far.</param>
/// <param name="Submitted">Rows that this run has submitted, and reported with their tasks.</param>
/// <param name="Resumed">Rows that were accepted earlier, and reported with the tasks of then.</param>
/// <param name="Declined">Rows that <see cref="SubmitOptions.Confirm"/> said no to.</param>
/// <param name="Failed">Rows that were reported with an error, and those not sent because of it.</param>
public sealed record SubmitProgress(int Taken, int Submitted, int Resumed, int Declined, int Failed);
