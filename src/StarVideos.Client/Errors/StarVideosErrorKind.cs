namespace StarVideos;

/// <summary>The kinds of errors, with stable names. The cmdlets use these names as error ids.</summary>
public enum StarVideosErrorKind
{
    /// <summary>A field breaks a documented rule. Nothing was sent.</summary>
    InvalidRequest,

    /// <summary>No key was given. Nothing was sent.</summary>
    ApiKeyMissing,

    /// <summary>The key has characters that no key can have. Nothing was sent.</summary>
    ApiKeyInvalid,

    /// <summary>The key may not be sent to this base address. Nothing was sent.</summary>
    BaseUriInvalid,

    /// <summary>The service refused the key.</summary>
    AuthenticationFailed,

    /// <summary>The service knows the key, but the key may not be used for this.</summary>
    AccessDenied,

    /// <summary>There is no API at this path: the base address is wrong.</summary>
    EndpointNotFound,

    /// <summary>The service does not know this task.</summary>
    TaskNotFound,

    /// <summary>The service asked for fewer requests, also after every retry.</summary>
    RateLimited,

    /// <summary>The service answered with a server error, or said that it is unavailable.</summary>
    ServiceUnavailable,

    /// <summary>No connection could be made. Nothing was sent.</summary>
    ServiceUnreachable,

    /// <summary>The connection broke, or no answer came in time.</summary>
    ConnectionLost,

    /// <summary>The service refused the request. Nothing was created.</summary>
    RequestRejected,

    /// <summary>This library cannot read the answer.</summary>
    AnswerUnreadable,

    /// <summary>The request was sent, and no readable answer came. The video may exist and be billed.</summary>
    SubmissionOutcomeUnknown,

    /// <summary>The task ended without a video.</summary>
    VideoTaskFailed,

    /// <summary>The task is completed, but the answer has no video address.</summary>
    VideoUrlMissing,

    /// <summary>The wait ended before the task did.</summary>
    WaitTimeout,

    /// <summary>The task has not ended, so there is nothing to save yet.</summary>
    VideoNotReady,

    /// <summary>The video address must not be downloaded from, because it is not an http or https address.</summary>
    VideoUrlInvalid,

    /// <summary>The video address has expired, and the service gave no new one.</summary>
    VideoExpired,

    /// <summary>The video could not be downloaded completely.</summary>
    DownloadFailed,

    /// <summary>The file could not be written.</summary>
    FileNotWritten,

    /// <summary>A file of that name exists and was not replaced.</summary>
    FileExists,

    /// <summary>The journal could not be written, so nothing was sent.</summary>
    JournalUnavailable,

    /// <summary>The journal has no submission with this id.</summary>
    SubmissionNotFound,

    /// <summary>The submission already has another outcome. Nothing was recorded.</summary>
    SubmissionAlreadyResolved,

    /// <summary>Another process is still sending the submission and may record its outcome. Nothing was recorded.</summary>
    SubmissionInProgress,

    /// <summary>A cap on videos is reached, so nothing was sent. See <see cref="SubmitOptions.MaximumVideos"/> and <see cref="StarVideosClientOptions.MaximumVideosPerDay"/>.</summary>
    SpendingLimitReached,

    /// <summary>The decisions file of a review cannot be read, or it belongs to another page.</summary>
    ReviewInvalid,

    /// <summary>The file of a video is not where the review page says, or another file is in its place.</summary>
    VideoFileMissing,
}
