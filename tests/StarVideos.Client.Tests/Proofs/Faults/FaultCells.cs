using StarVideos.Journal;

namespace StarVideos.Client.Tests.Proofs.Faults;

/// <summary>A fault of a create, and its expected result.</summary>
/// <param name="Fault">The fault in the emulator's spelling, or the name of a <see cref="DeadEnd"/>.</param>
/// <param name="Attempts">How often the client tries.</param>
/// <param name="Calls">How many requests the service gets.</param>
/// <param name="Tasks">How many tasks the service makes.</param>
/// <param name="Error">The error of the call; null if it returns the task.</param>
/// <param name="Journal">The outcome that a later run reads in the journal.</param>
/// <param name="WaitsSeconds">How long the service asked to wait, in seconds, over all attempts.</param>
internal sealed record CreateCell(string Fault, int Attempts, int Calls, int Tasks, StarVideosErrorKind? Error, SubmissionOutcome Journal, double WaitsSeconds = 0);

/// <summary>A fault of a query, and its expected result.</summary>
/// <param name="Fault">The fault in the emulator's spelling, or the name of a <see cref="DeadEnd"/>.</param>
/// <param name="Attempts">How often the client tries.</param>
/// <param name="Calls">How many queries the service gets.</param>
/// <param name="Error">The error of the call; null if it returns the task.</param>
/// <param name="Status">The status of the task afterwards.</param>
/// <param name="HasUrl">Whether the task then has a video address.</param>
/// <param name="WaitsSeconds">How long the service asked to wait, in seconds, over all attempts.</param>
internal sealed record QueryCell(string Fault, int Attempts, int Calls, StarVideosErrorKind? Error, VideoTaskStatus Status, bool HasUrl, double WaitsSeconds = 0);

/// <summary>A fault of a download, and its expected result.</summary>
/// <param name="Fault">The fault in the emulator's spelling, or the name of a <see cref="DeadEnd"/>.</param>
/// <param name="Calls">How many requests the media host gets.</param>
/// <param name="Queries">How often the service is asked for a new address.</param>
/// <param name="Error">The error of the call; null if the file is complete. After an error there is no file.</param>
internal sealed record DownloadCell(string Fault, int Calls, int Queries, StarVideosErrorKind? Error);

/// <summary>The whole matrix: the tests run it, and docs/PROOFS.md shows it.</summary>
internal static class FaultCells
{
    private const VideoTaskStatus Untold = VideoTaskStatus.Unknown;

    internal static IReadOnlyList<CreateCell> Create { get; } =
    [
        new("none", 1, 1, 1, null, SubmissionOutcome.Created),

        // Refused: nothing was created, and a second attempt would be refused as well.
        Refused("create:refuse-200-code", StarVideosErrorKind.AuthenticationFailed),
        Refused("create:refuse-200-msg", StarVideosErrorKind.RequestRejected),
        Refused("create:400", StarVideosErrorKind.RequestRejected),
        Refused("create:error-string", StarVideosErrorKind.RequestRejected),
        Refused("create:error-object", StarVideosErrorKind.RequestRejected),
        Refused("create:401", StarVideosErrorKind.AuthenticationFailed),
        Refused("create:402", StarVideosErrorKind.RequestRejected),
        Refused("create:403", StarVideosErrorKind.AccessDenied),
        Refused("create:404", StarVideosErrorKind.EndpointNotFound),
        Refused("create:422", StarVideosErrorKind.RequestRejected),

        // The service asks to wait: nothing was created, so the request is sent again.
        new("create:429", 2, 2, 1, null, SubmissionOutcome.Created, 1),
        new("create:429=7 x4", 5, 5, 1, null, SubmissionOutcome.Created, 28),
        new("create:429 x*", 5, 5, 0, StarVideosErrorKind.RateLimited, SubmissionOutcome.Rejected, 4),
        new("create:429=121", 1, 1, 0, StarVideosErrorKind.RateLimited, SubmissionOutcome.Rejected),
        new("create:429-date", 2, 2, 1, null, SubmissionOutcome.Created, 2),
        new("create:429-date=30 x*", 5, 5, 0, StarVideosErrorKind.RateLimited, SubmissionOutcome.Rejected, 120),
        new("create:429-bare", 2, 2, 1, null, SubmissionOutcome.Created),
        new("create:429-bare x*", 5, 5, 0, StarVideosErrorKind.RateLimited, SubmissionOutcome.Rejected),

        // Sent, with an unknown outcome: never sent again, whether there is a task or not.
        Unknown("create:408", 0),
        Unknown("create:425", 0),
        Unknown("create:500", 0),
        Unknown("create:502", 0),
        Unknown("create:503", 0),
        Unknown("create:503-retry-after", 0),
        Unknown("create:503-accepted", 1),
        Unknown("create:504", 0),
        Unknown("create:504-accepted", 1),
        Unknown("create:200-timeout", 1),
        Unknown("create:200-success", 1),
        Unknown("create:timeout", 1),
        Unknown("create:stall-body", 1),
        Unknown("create:cut-before", 0),
        Unknown("create:cut", 1),
        Unknown("create:cut-body", 1),
        Unknown("create:html-200", 1),
        Unknown("create:empty", 1),
        Unknown("create:no-id", 1),
        Unknown("create:bad-id", 1),
        Unknown("create:huge", 1),
        Unknown("create:deep", 1),
        Unknown("create:redirect", 0),
        Unknown("create:redirect-303", 0),
        new("create:429 create:cut", 2, 2, 1, StarVideosErrorKind.SubmissionOutcomeUnknown, SubmissionOutcome.Unknown, 1),
        new("create:429 create:503-accepted", 2, 2, 1, StarVideosErrorKind.SubmissionOutcomeUnknown, SubmissionOutcome.Unknown, 1),

        // Unusual answers that still have a task.
        new("create:mcp-id", 1, 1, 1, null, SubmissionOutcome.Created),
        new("create:wrapped", 1, 1, 1, null, SubmissionOutcome.Created),
        new("create:nulls-absent", 1, 1, 1, null, SubmissionOutcome.Created),
        new("create:extra", 1, 1, 1, null, SubmissionOutcome.Created),
        new("create:delay=20", 1, 1, 1, null, SubmissionOutcome.Created),

        // The request never left this computer.
        new(DeadEnd.Refused, 5, 0, 0, StarVideosErrorKind.ServiceUnreachable, SubmissionOutcome.Rejected),
        new(DeadEnd.NoSuchHost, 5, 0, 0, StarVideosErrorKind.ServiceUnreachable, SubmissionOutcome.Rejected),
        new(DeadEnd.NoTls, 5, 0, 0, StarVideosErrorKind.ServiceUnreachable, SubmissionOutcome.Rejected),
        new(DeadEnd.ProxyRefuses, 5, 0, 0, StarVideosErrorKind.ServiceUnreachable, SubmissionOutcome.Rejected),
    ];

    internal static IReadOnlyList<QueryCell> Query { get; } =
    [
        Answered("none"),

        // Refused: a second attempt would be refused as well.
        Failed("query:400", StarVideosErrorKind.RequestRejected),
        Failed("query:401", StarVideosErrorKind.AuthenticationFailed),
        Failed("query:refuse-200-code", StarVideosErrorKind.AuthenticationFailed),
        Failed("query:403", StarVideosErrorKind.AccessDenied),
        Failed("query:404", StarVideosErrorKind.EndpointNotFound),
        Failed("query:404-task", StarVideosErrorKind.TaskNotFound),
        Failed("query:redirect", StarVideosErrorKind.RequestRejected),

        // A query is free, so it is repeated after every temporary fault.
        Passed("query:408"),
        Passed("query:425"),
        Passed("query:429", 1),
        Passed("query:429-date", 2),
        Passed("query:429-bare"),
        Passed("query:500"),
        Passed("query:502"),
        Passed("query:503"),
        Passed("query:503-retry-after=3", 3),
        Passed("query:504"),
        Passed("query:200-timeout"),
        Passed("query:timeout"),
        Passed("query:stall-body"),
        Passed("query:cut"),
        Passed("query:cut-body"),
        Passed("query:html-200"),
        Passed("query:empty"),
        Passed("query:huge"),
        Passed("query:deep"),
        Lasting("query:429 x*", StarVideosErrorKind.RateLimited, 4),
        Lasting("query:500 x*", StarVideosErrorKind.ServiceUnavailable),
        Lasting("query:cut x*", StarVideosErrorKind.ConnectionLost),
        Lasting("query:cut-body x*", StarVideosErrorKind.AnswerUnreadable),
        Lasting("query:html-200 x*", StarVideosErrorKind.AnswerUnreadable),
        Lasting("query:empty x*", StarVideosErrorKind.AnswerUnreadable),
        new("query:429=121", 1, 1, StarVideosErrorKind.RateLimited, Untold, false),

        // Unusual answers.
        Answered("query:wrapped"),
        Answered("query:nulls-absent"),
        Answered("query:extra"),
        Answered("query:duration-decimal"),
        Answered("query:duration-string"),
        Answered("query:no-url", hasUrl: false),
        Answered("query:file-url", hasUrl: false),
        Answered("query:error-string", VideoTaskStatus.Failed, hasUrl: false),
        Answered("query:error-object", VideoTaskStatus.Failed, hasUrl: false),
        Answered("query:error-detail", VideoTaskStatus.Failed, hasUrl: false),
        Answered("query:fail-reason", VideoTaskStatus.Failed, hasUrl: false),
        Answered("query:control", VideoTaskStatus.Failed, hasUrl: false),
        Answered("end:succeeded"),
        Answered("end:Cancelled", VideoTaskStatus.Cancelled, hasUrl: false),

        new(DeadEnd.Refused, 5, 0, StarVideosErrorKind.ConnectionLost, Untold, false),
        new(DeadEnd.NoSuchHost, 5, 0, StarVideosErrorKind.ConnectionLost, Untold, false),
        new(DeadEnd.NoTls, 5, 0, StarVideosErrorKind.ConnectionLost, Untold, false),
        new(DeadEnd.ProxyRefuses, 5, 0, StarVideosErrorKind.ConnectionLost, Untold, false),
    ];

    internal static IReadOnlyList<DownloadCell> Download { get; } =
    [
        new("none", 1, 0, null),

        // Temporary faults: the download is repeated, and received bytes are kept.
        new("media:429=7", 2, 0, null),
        new("media:500", 2, 0, null),
        new("media:503 x4", 5, 0, null),
        new("media:cut", 2, 0, null),
        new("media:cut x3", 4, 0, null),
        new("media:short", 2, 0, null),
        new("media:stall", 2, 0, null),
        new("media:cut media:416", 3, 0, null),
        new("media:cut media:no-range", 2, 0, null),
        new("media:cut media:no-length", 2, 0, null),
        new("media:short media:etag-change", 2, 0, null),
        new("media:long", 1, 0, null),
        new("media:no-length", 1, 0, null),
        new("media:redirect", 2, 0, null),
        new("media:delay=20", 1, 0, null),

        // An expired address is replaced once.
        new("media:403", 2, 1, null),
        new("media:404", 2, 1, null),
        new("media:410", 2, 1, null),
        new("media:expired", 2, 1, null),
        new("media:html x1", 2, 1, null),
        new("media:cut media:expired", 3, 1, null),

        // The video cannot be downloaded: an error, and no file.
        new("media:403 x*", 2, 1, StarVideosErrorKind.VideoExpired),
        new("media:410 x*", 2, 1, StarVideosErrorKind.VideoExpired),
        new("media:416", 1, 0, StarVideosErrorKind.DownloadFailed),
        new("media:429=1 x*", 5, 0, StarVideosErrorKind.DownloadFailed),
        new("media:429=121", 1, 0, StarVideosErrorKind.DownloadFailed),
        new("media:500 x*", 5, 0, StarVideosErrorKind.DownloadFailed),
        new("media:short x* media:no-range", 5, 0, StarVideosErrorKind.DownloadFailed),
        new("media:html", 2, 1, StarVideosErrorKind.DownloadFailed),
        new("media:redirect-loop", 11, 0, StarVideosErrorKind.DownloadFailed),
        new("media:redirect-file", 1, 0, StarVideosErrorKind.VideoUrlInvalid),
        new(DeadEnd.Refused, 0, 0, StarVideosErrorKind.DownloadFailed),
        new(DeadEnd.NoSuchHost, 0, 0, StarVideosErrorKind.DownloadFailed),
        new(DeadEnd.NoTls, 0, 0, StarVideosErrorKind.DownloadFailed),
    ];

    private static CreateCell Refused(string fault, StarVideosErrorKind error) => new(fault, 1, 1, 0, error, SubmissionOutcome.Rejected);

    private static CreateCell Unknown(string fault, int tasks) => new(fault, 1, 1, tasks, StarVideosErrorKind.SubmissionOutcomeUnknown, SubmissionOutcome.Unknown);

    private static QueryCell Answered(string fault, VideoTaskStatus status = VideoTaskStatus.Completed, bool hasUrl = true) => new(fault, 1, 1, null, status, hasUrl);

    private static QueryCell Passed(string fault, double waits = 0) => new(fault, 2, 2, null, VideoTaskStatus.Completed, true, waits);

    private static QueryCell Failed(string fault, StarVideosErrorKind error) => new(fault, 1, 1, error, Untold, false);

    private static QueryCell Lasting(string fault, StarVideosErrorKind error, double waits = 0) => new(fault, 5, 5, error, Untold, false, waits);
}
