namespace StarVideos.Http;

/// <summary>Makes errors from answers of the service.</summary>
internal static class ServiceErrors
{
    internal static StarVideosException Refused(StarVideosErrorKind kind, string what, ApiReply reply, bool isSafeToRetry = false) =>
        new(kind, $"The service refused the {what}: {Describe(reply)}.")
        {
            HttpStatus = reply.Status,
            ServiceCode = reply.Answer?.Fault?.Code,
            RetryAfter = reply.RetryAfter,
            IsSafeToRetry = isSafeToRetry,
        };

    /// <summary>Status, error code and message of the service: <c>HTTP 400, InvalidParameter: duration is too long</c>.</summary>
    internal static string Describe(ApiReply reply)
    {
        var fault = reply.Answer?.Fault;
        var code = fault?.Code is { } text && text != fault.Message ? $", {text}" : "";
        var words = fault is null ? "" : $": {fault.Message.TrimEnd('.', '。')}";
        return $"HTTP {reply.Status}{code}{words}";
    }

    /// <summary>What an error code inside an HTTP 200 means.</summary>
    internal static StarVideosErrorKind KindOfCode(string? code) => code switch
    {
        // 204 is this gateway's "login check failed".
        "204" or "401" or "AuthenticationError" => StarVideosErrorKind.AuthenticationFailed,
        "403" => StarVideosErrorKind.AccessDenied,
        _ => StarVideosErrorKind.RequestRejected,
    };
}
