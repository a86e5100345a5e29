using StarVideos.Answers;
using StarVideos.Http;
using StarVideos.Text;

namespace StarVideos.Querying;

/// <summary>Reads the answer to a query. A query changes nothing, so it is repeated after every temporary fault.</summary>
internal static class QueryOutcome
{
    /// <exception cref="StarVideosException">The answer does not give the state of the task.</exception>
    internal static ServiceAnswer Read(ApiReply reply, string id)
    {
        if (reply.IsSuccess)
        {
            return ReadSuccess(reply, id);
        }

        throw reply.Status switch
        {
            404 when IsMissingHandler(reply) => ServiceErrors.Refused(StarVideosErrorKind.EndpointNotFound, "query", reply),
            404 => ServiceErrors.Refused(StarVideosErrorKind.TaskNotFound, $"query: it does not know task {id}", reply),
            401 => ServiceErrors.Refused(StarVideosErrorKind.AuthenticationFailed, "query", reply),
            403 => ServiceErrors.Refused(StarVideosErrorKind.AccessDenied, "query", reply),
            429 => ServiceErrors.Refused(StarVideosErrorKind.RateLimited, "query", reply, isSafeToRetry: true),
            408 or 425 or >= 500 => ServiceErrors.Refused(StarVideosErrorKind.ServiceUnavailable, "query", reply, isSafeToRetry: true),
            _ => ServiceErrors.Refused(StarVideosErrorKind.RequestRejected, "query", reply),
        };
    }

    /// <summary>No answer arrived.</summary>
    internal static StarVideosException Read(ApiTransportException fault) => new(
        StarVideosErrorKind.ConnectionLost,
        $"The service could not be asked: {fault.Message}.",
        fault.InnerException)
    { IsSafeToRetry = true };

    private static ServiceAnswer ReadSuccess(ApiReply reply, string id)
    {
        if (reply.Answer is not { } answer)
        {
            throw Unreadable(reply, $"the answer {reply.Flaw}");
        }

        if (answer.Id is not null && answer.Id != id)
        {
            throw Unreadable(reply, $"the answer is about another task, {Clip.Value(answer.Id)}");
        }

        if (answer.Status is not null)
        {
            return answer;
        }

        throw answer.Fault is { } fault ? Refused(reply, fault) : Unreadable(reply, "the answer has no status");
    }

    /// <summary>Error codes that are temporary as an HTTP status are also temporary inside an HTTP 200.</summary>
    private static StarVideosException Refused(ApiReply reply, ServiceFault fault) => fault.Code switch
    {
        "429" => ServiceErrors.Refused(StarVideosErrorKind.RateLimited, "query", reply, isSafeToRetry: true),
        "408" or "425" or "500" or "502" or "503" or "504" => ServiceErrors.Refused(StarVideosErrorKind.ServiceUnavailable, "query", reply, isSafeToRetry: true),
        _ => ServiceErrors.Refused(ServiceErrors.KindOfCode(fault.Code), "query", reply),
    };

    private static StarVideosException Unreadable(ApiReply reply, string why) =>
        new(StarVideosErrorKind.AnswerUnreadable, $"The service answered HTTP {reply.Status}, but {why}.") { HttpStatus = reply.Status, IsSafeToRetry = true };

    /// <summary>Recognizes the gateway's message for a path that it does not serve. It differs from the message for an unknown task.</summary>
    private static bool IsMissingHandler(ApiReply reply) =>
        reply.Answer?.Fault?.Message.StartsWith("No handler found", StringComparison.OrdinalIgnoreCase) == true;
}
