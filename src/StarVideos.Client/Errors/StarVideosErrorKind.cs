namespace StarVideos;

/// <summary>What went wrong, as a stable name. The cmdlets use these names as error ids.</summary>
public enum StarVideosErrorKind
{
    /// <summary>A field breaks a documented rule. Nothing was sent.</summary>
    InvalidRequest,

    /// <summary>No key was given. Nothing was sent.</summary>
    ApiKeyMissing,

    /// <summary>The key has characters no key can have. Nothing was sent.</summary>
    ApiKeyInvalid,

    /// <summary>The base address is not one the key may be sent to. Nothing was sent.</summary>
    BaseUriInvalid,

    /// <summary>The service refused the key.</summary>
    AuthenticationFailed,

    /// <summary>The service knows the key and refuses this use of it.</summary>
    AccessDenied,

    /// <summary>Nothing answers at this path: the base address is wrong.</summary>
    EndpointNotFound,

    /// <summary>The service does not know this task.</summary>
    TaskNotFound,

    /// <summary>The service asked for fewer requests, and still did after every retry.</summary>
    RateLimited,

    /// <summary>The service answered with a server error, or said that it is unavailable.</summary>
    ServiceUnavailable,

    /// <summary>No connection could be made. Nothing was sent.</summary>
    ServiceUnreachable,

    /// <summary>The connection broke, or no answer came in time.</summary>
    ConnectionLost,

    /// <summary>The service refused the request. Nothing was created.</summary>
    RequestRejected,

    /// <summary>The answer is not one this library can read.</summary>
    AnswerUnreadable,

    /// <summary>The request was sent and no readable answer came back: the video may exist and be billed.</summary>
    SubmissionOutcomeUnknown,

    /// <summary>The task ended without a video.</summary>
    VideoTaskFailed,

    /// <summary>The task completed, and the answer names no address of a video.</summary>
    VideoUrlMissing,

    /// <summary>The wait ended before the task did.</summary>
    WaitTimeout,

    /// <summary>The task has not ended, so there is nothing to save yet.</summary>
    VideoNotReady,

    /// <summary>The address of the video is not one that may be fetched.</summary>
    VideoUrlInvalid,

    /// <summary>The address of the video no longer works, and the service gave no fresh one.</summary>
    VideoExpired,

    /// <summary>The video could not be fetched whole.</summary>
    DownloadFailed,

    /// <summary>The file could not be written.</summary>
    FileNotWritten,

    /// <summary>A file of that name exists.</summary>
    FileExists,

    /// <summary>The journal could not be written, so nothing was sent.</summary>
    JournalUnavailable,

    /// <summary>The journal has no submission of this id.</summary>
    SubmissionNotFound,

    /// <summary>The submission has another outcome already. Nothing was recorded.</summary>
    SubmissionAlreadyResolved,

    /// <summary>The submission may still get its outcome from the process that is sending it. Nothing was recorded.</summary>
    SubmissionInProgress,

    /// <summary>A cap on videos is reached, so nothing was sent. See <see cref="SubmitOptions.MaximumVideos"/> and <see cref="StarVideosClientOptions.MaximumVideosPerDay"/>.</summary>
    SpendingLimitReached,

    /// <summary>The decisions of a review cannot be read, or do not belong to the page.</summary>
    ReviewInvalid,

    /// <summary>The file of a video that was decided of is not where the review page says, or another one is in its place.</summary>
    VideoFileMissing,
}
