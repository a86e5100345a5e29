namespace StarVideos.PowerShell.Output;

/// <summary>The message about submissions that no downstream command has got, when a pipeline ends early.</summary>
internal static class SubmissionLastWords
{
    /// <summary>How many rows are named if the journal has them all.</summary>
    private const int MostUnknown = 10;

    /// <param name="tasks">Tasks that were submitted and not passed on.</param>
    /// <param name="unknown">Rows whose outcome is unknown, once for each take.</param>
    /// <param name="areListed">Whether the journal has them, so that the message need not name all of them.</param>
    /// <param name="followUp">The command that continues with the tasks.</param>
    /// <param name="batch">The label of the run, if it has one.</param>
    /// <returns>The message; null if there is nothing to say.</returns>
    internal static string? Of(IReadOnlyCollection<VideoTask> tasks, IReadOnlyCollection<VideoRow> unknown, bool areListed, string followUp, string? batch)
    {
        var words = new List<string>();
        if (tasks.Count > 0)
        {
            words.Add($"Tasks submitted but not passed on when the pipeline ended: {tasks.Count}. They continue at the service. To wait for them: {followUp}");
        }

        if (unknown.Count > 0)
        {
            var most = areListed ? MostUnknown : int.MaxValue;
            var rows = unknown.GroupBy(static row => row).Select(static takes => takes.Key.Title + (takes.Count() > 1 ? $" ({takes.Count()} takes)" : "")).ToArray();
            words.Add($"Submissions of unknown outcome: {unknown.Count}. Their videos may exist and be billed: {string.Join("; ", rows.Take(most))}{(rows.Length > most ? "; …" : "")}. {(areListed ? UnknownOutcome.AdviceForAll(batch) : UnknownOutcome.Advice(null))}");
        }

        return words.Count == 0 ? null : string.Join(Environment.NewLine, words);
    }
}
