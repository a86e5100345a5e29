namespace StarVideos.PowerShell.Output;

/// <summary>Advice about submissions of unknown outcome. A user who follows it pays each video once, or knows that it was not made.</summary>
internal static class UnknownOutcome
{
    /// <param name="submissionId">The submission; null if the journal does not have it.</param>
    internal static string Advice(string? submissionId) => submissionId is null
        ? "Look for the video in the service's own console before you submit the row again: without the journal nothing else can tell."
        : $"Look for the video in the service's own console. If it is there: Resolve-StarVideoSubmission -Id '{submissionId}' -TaskId '<id of the video>'. If it is not: Resolve-StarVideoSubmission -Id '{submissionId}' -NotCreated. Then run the same command again with -Resume.";

    /// <param name="batch">The label of the run, if it has one.</param>
    internal static string AdviceForAll(string? batch) =>
        $"Look for each video in the service's own console. This lists the submissions: Get-StarVideoSubmission{FollowUpCommand.Parameter("Batch", batch is null ? null : TextPatternEscape.Of(batch))} -Outcome Unknown. For a video that is there: Resolve-StarVideoSubmission -Id '<SubmissionId>' -TaskId '<id of the video>'. For one that is not: Resolve-StarVideoSubmission -Id '<SubmissionId>' -NotCreated. Then run the same command again with -Resume.";
}
