using System.Management.Automation;

namespace StarVideos.PowerShell.Errors;

/// <summary>Makes every error record of the module. The id is the name of the kind; the category and the advice follow from the kind.</summary>
internal static class ErrorRecords
{
    /// <param name="exception">The error.</param>
    /// <param name="target">The row, task or path that the error is about.</param>
    /// <param name="advice">Advice that is better than the general advice for the kind; null if there is none.</param>
    /// <param name="where">Where it happened. It is put before the message of the record and of its exception, since scripts log either.</param>
    internal static ErrorRecord From(StarVideosException exception, object? target, string? advice = null, string where = "")
    {
        var located = where.Length == 0 ? exception : exception.WithPrefix(where);
        return new ErrorRecord(located, located.Kind.ToString(), Category(located.Kind), target)
        {
            // PowerShell 7.4 and Windows PowerShell do not show the recommended action, and scripts log the message only.
            ErrorDetails = new ErrorDetails(located.Message + (advice is null ? "" : " " + advice)) { RecommendedAction = advice ?? Advice(located.Kind) },
        };
    }

    private static ErrorCategory Category(StarVideosErrorKind kind) => kind switch
    {
        StarVideosErrorKind.InvalidRequest or StarVideosErrorKind.BaseUriInvalid => ErrorCategory.InvalidArgument,
        StarVideosErrorKind.ApiKeyMissing or StarVideosErrorKind.ApiKeyInvalid or StarVideosErrorKind.AuthenticationFailed => ErrorCategory.AuthenticationError,
        StarVideosErrorKind.AccessDenied => ErrorCategory.PermissionDenied,
        StarVideosErrorKind.TaskNotFound or StarVideosErrorKind.SubmissionNotFound or StarVideosErrorKind.EndpointNotFound or StarVideosErrorKind.VideoUrlMissing or StarVideosErrorKind.VideoExpired or StarVideosErrorKind.VideoFileMissing => ErrorCategory.ObjectNotFound,
        StarVideosErrorKind.RateLimited or StarVideosErrorKind.SpendingLimitReached => ErrorCategory.LimitsExceeded,
        StarVideosErrorKind.ServiceUnavailable => ErrorCategory.ResourceUnavailable,
        StarVideosErrorKind.ServiceUnreachable or StarVideosErrorKind.ConnectionLost => ErrorCategory.ConnectionError,
        StarVideosErrorKind.RequestRejected or StarVideosErrorKind.VideoTaskFailed => ErrorCategory.InvalidResult,
        StarVideosErrorKind.AnswerUnreadable or StarVideosErrorKind.VideoUrlInvalid or StarVideosErrorKind.ReviewInvalid => ErrorCategory.InvalidData,
        StarVideosErrorKind.SubmissionOutcomeUnknown => ErrorCategory.ProtocolError,
        StarVideosErrorKind.WaitTimeout => ErrorCategory.OperationTimeout,
        StarVideosErrorKind.VideoNotReady or StarVideosErrorKind.SubmissionAlreadyResolved or StarVideosErrorKind.SubmissionInProgress => ErrorCategory.InvalidOperation,
        StarVideosErrorKind.DownloadFailed => ErrorCategory.ReadError,
        StarVideosErrorKind.FileNotWritten or StarVideosErrorKind.JournalUnavailable => ErrorCategory.WriteError,
        StarVideosErrorKind.FileExists => ErrorCategory.ResourceExists,
        _ => ErrorCategory.InvalidOperation,
    };

    private static string Advice(StarVideosErrorKind kind) => kind switch
    {
        StarVideosErrorKind.InvalidRequest => "Correct the value. Nothing was sent for it.",
        StarVideosErrorKind.ApiKeyMissing => "Give a key: Connect-StarVideo -ApiKey …, the parameter -ApiKey, or the environment variable STARVIDEOS_API_KEY.",
        StarVideosErrorKind.ApiKeyInvalid => "Copy the key again, without anything around it.",
        StarVideosErrorKind.BaseUriInvalid => "Give the https address of the service, or leave it out for the documented one.",
        StarVideosErrorKind.AuthenticationFailed => "Check the key, and that it belongs to this base address (Get-StarVideoConnection shows which is used).",
        StarVideosErrorKind.AccessDenied => "Ask the service's operator what this key may do.",
        StarVideosErrorKind.EndpointNotFound => "Check the base address (Get-StarVideoConnection shows which is used).",
        StarVideosErrorKind.TaskNotFound => "Check the id and the base address; Get-StarVideoTask without parameters lists the tasks submitted from here.",
        StarVideosErrorKind.RateLimited => "Wait some minutes, then go on with a lower -ThrottleLimit.",
        StarVideosErrorKind.ServiceUnavailable => "Try again later.",
        StarVideosErrorKind.ServiceUnreachable => "Check the network, the proxy and the base address. Nothing was sent.",
        StarVideosErrorKind.ConnectionLost => "Check the network, the proxy and the base address, then try again: a query is free.",
        StarVideosErrorKind.RequestRejected => "Read the service's message and correct the request. Nothing was created.",
        StarVideosErrorKind.AnswerUnreadable => "Try again later. If the error stays, a proxy or a gateway on the way may change the answers of the service.",
        StarVideosErrorKind.SubmissionOutcomeUnknown => "Look for the video in the service's own console, then settle the submission: Get-StarVideoSubmission -Outcome Unknown lists it, Resolve-StarVideoSubmission settles it.",
        StarVideosErrorKind.SubmissionNotFound => "Check the id and the journal: Get-StarVideoSubmission lists the submissions in it.",
        StarVideosErrorKind.SubmissionInProgress => "Wait until the process that is sending it has ended, or end it.",
        StarVideosErrorKind.SubmissionAlreadyResolved => "Get-StarVideoSubmission shows its outcome.",
        StarVideosErrorKind.VideoTaskFailed => "Read the service's message; a changed prompt or reference is a new task with its own price.",
        StarVideosErrorKind.VideoUrlMissing => "Ask again in a minute with Get-StarVideoTask: the address may come late.",
        StarVideosErrorKind.WaitTimeout => "Go on waiting with Wait-StarVideoTask. The task is still being made.",
        StarVideosErrorKind.VideoNotReady => "Wait for the task with Wait-StarVideoTask first.",
        StarVideosErrorKind.VideoUrlInvalid => "Do not open the address; ask the service's operator.",
        StarVideosErrorKind.VideoExpired => "The service keeps a video for about 24 hours; after that only a new task makes it again.",
        StarVideosErrorKind.DownloadFailed => "Run Save-StarVideo again: the video is still at the service for about 24 hours.",
        StarVideosErrorKind.FileNotWritten => "Make room or choose another folder, then run Save-StarVideo again.",
        StarVideosErrorKind.FileExists => "Choose another -FileName or folder, or use -SkipExisting or -Force.",
        StarVideosErrorKind.JournalUnavailable => "Use the journal that you have used so far: turn it on if it is off, make room for it, or make its folder writable. Then run the same command again. Do not start another journal (environment variable STARVIDEOS_JOURNAL): it does not know what was submitted before, so a resumed run would pay for every row again.",
        StarVideosErrorKind.SpendingLimitReached => "To send the rest, raise the cap that the message names, and run the same line again with -Resume: what was accepted is not submitted again. Without -Batch, do this within 24 hours.",
        StarVideosErrorKind.ReviewInvalid => "Save the decisions on the page again, into the folder of the page. If the page is in another folder, give its path with -Page.",
        StarVideosErrorKind.VideoFileMissing => "Put the file back where the page has it, or write the page again with Export-StarVideoReview.",
        _ => "See the message.",
    };
}
