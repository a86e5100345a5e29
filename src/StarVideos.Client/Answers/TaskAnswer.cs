using StarVideos.Http;
using StarVideos.Text;

namespace StarVideos.Answers;

/// <summary>Updates a task with an answer of the service.</summary>
internal static class TaskAnswer
{
    /// <param name="task">The task as last known. Values that the answer does not give are kept.</param>
    /// <param name="answer">The new answer.</param>
    /// <param name="now">When the answer came.</param>
    internal static VideoTask Apply(VideoTask task, ServiceAnswer answer, DateTimeOffset now)
    {
        var status = task.Status;
        var isKnown = answer.Status is null || StatusWords.TryFold(answer.Status, out status);

        // Services also send friendly messages for a task that goes well; those are no errors. Beside an unknown status word the message may be an error.
        var hasFailed = !isKnown || status is VideoTaskStatus.Failed or VideoTaskStatus.Cancelled;
        var isAddress = TryReadAddress(answer.VideoUrl, out var address);
        return task with
        {
            Status = status,
            StatusText = answer.Status is null ? task.StatusText : Clip.Clean(answer.Status, Clip.ValueLength),
            CreatedAt = answer.Created?.LocalDateTime ?? task.CreatedAt,
            CheckedAt = now.LocalDateTime,
            VideoUrl = isAddress ? address : status == VideoTaskStatus.Completed ? null : task.VideoUrl,
            ActualDuration = answer.ActualDuration ?? task.ActualDuration,
            Error = answer.VideoUrl is not null && !isAddress
                ? $"The service gave an address that may not be fetched: {Clip.Value(answer.VideoUrl.Split('?')[0])}"
                : hasFailed ? answer.Fault?.Message : null,
            ErrorCode = hasFailed ? answer.Fault?.Code : null,
            Model = answer.Model is null ? task.Model : Clip.Clean(answer.Model, Clip.ValueLength),
        };
    }

    /// <summary>Accepts http and https only: a <c>file:</c> address would copy a file of this computer.</summary>
    private static bool TryReadAddress(string? text, out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address) && WebAddress.IsWeb(address);
}
