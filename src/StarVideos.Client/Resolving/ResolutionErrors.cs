using StarVideos.Claims;
using StarVideos.Journal;
using StarVideos.Text;

namespace StarVideos;

/// <summary>The errors about a submission that cannot be settled.</summary>
internal static class ResolutionErrors
{
    internal static StarVideosException Of(Resolution found, string submissionId, string? taskId, string? journal) => found.State switch
    {
        ResolutionState.NotFound => new StarVideosException(
            StarVideosErrorKind.SubmissionNotFound,
            $"The journal '{journal}' has no submission {Clip.Value(submissionId)}. Nothing was recorded."),
        ResolutionState.TaskOfAnother => new InvalidRequestException(
            "taskId",
            taskId,
            $"is the task of another submission, {Clip.Value(found.Row!.Intent.Intent)}{Title(found.Row)}, and cannot be the task of this one as well"),
        ResolutionState.InProgress => new StarVideosException(
            StarVideosErrorKind.SubmissionInProgress,
            $"Submission {submissionId} may still get its outcome from the process that is sending it: {Clip.Clean(found.Row!.Intent.By ?? "another process", Clip.ValueLength)}. Nothing was recorded. It can be settled {(ProcessMark.IsHere(found.Row.Intent.By) ? "when that process has ended" : $"{InFlightLimit.LongestSubmission.TotalMinutes:0} minutes after it was sent")}."),
        _ => new StarVideosException(
            StarVideosErrorKind.SubmissionAlreadyResolved,
            $"Submission {submissionId} has an outcome already: {Outcome(found.Row!)} Nothing was recorded now."),
    };

    private static string Outcome(RecordedRow row) => row.IsCreated
        ? $"task {row.Outcome!.Id} was created for it."
        : $"nothing was created for it. Reason: {Clip.Sentence(row.Outcome!.Reason ?? "it was not recorded")}";

    private static string Title(RecordedRow row) =>
        row.Intent.Name is { } name ? $" ({Clip.Clean(name, 60)})" : "";
}
