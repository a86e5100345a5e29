using StarVideos.Answers;
using StarVideos.Http;
using StarVideos.Text;

namespace StarVideos.Submitting;

/// <summary>
/// Reads the outcome of a create from its answer. There are three: created, nothing created, unknown. If an answer does not prove one of the
/// first two, the outcome is unknown: reading it as a failure could mean paying twice.
/// </summary>
internal static class CreateOutcome
{
    /// <returns>The answer of a created task.</returns>
    /// <exception cref="StarVideosException">Nothing was created, or the outcome is unknown.</exception>
    internal static ServiceAnswer Read(ApiReply reply)
    {
        if (reply.IsSuccess)
        {
            return ReadSuccess(reply);
        }

        throw reply.Status switch
        {
            429 => ServiceErrors.Refused(StarVideosErrorKind.RateLimited, "submission", reply, isSafeToRetry: true),

            // Retry-After alone proves nothing: a content delivery network or a proxy adds it after it has passed the request on and lost
            // the answer, and the service does not document it. Only a body with a clear refusal is proof.
            503 when reply is { RetryAfter: not null, Answer.IsRefusal: true } => ServiceErrors.Refused(StarVideosErrorKind.ServiceUnavailable, "submission", reply, isSafeToRetry: true),
            401 => ServiceErrors.Refused(StarVideosErrorKind.AuthenticationFailed, "submission", reply),
            403 => ServiceErrors.Refused(StarVideosErrorKind.AccessDenied, "submission", reply),
            404 => ServiceErrors.Refused(StarVideosErrorKind.EndpointNotFound, "submission", reply),
            400 or 402 or 422 => ServiceErrors.Refused(StarVideosErrorKind.RequestRejected, "submission", reply),
            _ => Unknown($"the service answered {ServiceErrors.Describe(reply)}", reply),
        };
    }

    /// <summary>No answer arrived.</summary>
    internal static StarVideosException Read(ApiTransportException fault) => fault.HasBegun
        ? Unknown(fault.Message, null, fault.InnerException)
        : new StarVideosException(StarVideosErrorKind.ServiceUnreachable, $"The service could not be reached, nothing was sent: {fault.Message}.", fault.InnerException) { IsSafeToRetry = true };

    private static ServiceAnswer ReadSuccess(ApiReply reply)
    {
        if (reply.Answer is not { } answer)
        {
            throw Unknown($"the service answered HTTP {reply.Status}, and the answer {reply.Flaw}", reply);
        }

        if (TaskId.IsValid(answer.Id))
        {
            return answer;
        }

        if (answer.Id is not null)
        {
            throw Unknown($"the service answered with an id {Clip.Value(answer.Id)} that no task can have", reply);
        }

        // 201, 202 and similar codes say that the request was accepted, whatever the body says.
        if (reply.Status == 200 && answer.IsRefusal)
        {
            throw ServiceErrors.Refused(ServiceErrors.KindOfCode(answer.Fault?.Code), "submission", reply);
        }

        throw Unknown(answer.Fault is null
            ? $"the service answered HTTP {reply.Status} with neither an id nor an error"
            : $"the service gave no id, and what it said does not prove that nothing was created: {ServiceErrors.Describe(reply)}", reply);
    }

    private static StarVideosException Unknown(string known, ApiReply? reply, Exception? cause = null) => new(
        StarVideosErrorKind.SubmissionOutcomeUnknown,
        $"The request was sent, but whether a task was created is unknown: {known}. The video may exist and be billed.",
        cause)
    {
        HttpStatus = reply?.Status,
        ServiceCode = reply?.Answer?.Fault?.Code,
        RetryAfter = reply?.RetryAfter,
    };
}
