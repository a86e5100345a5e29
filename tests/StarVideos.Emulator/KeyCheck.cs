namespace StarVideos.Emulator;

/// <summary>Checks keys: whether a request has the right one, and whether it has one at all.</summary>
internal static class KeyCheck
{
    /// <summary>Whether the request has exactly one Authorization header, with this key as bearer token.</summary>
    public static bool IsAuthorized(HttpRequest request, string key)
    {
        var values = request.Headers.Authorization;
        return values.Count == 1 && values[0] == "Bearer " + key;
    }

    /// <summary>Whether the request has any Authorization header, or the key in another header or in its URL.</summary>
    public static bool CarriesKey(HttpRequest request, string key) =>
        request.Headers.Authorization.Count > 0
        || request.QueryString.Value!.Contains(key, StringComparison.Ordinal)
        || request.Headers.Any(header => header.Value.Any(value => value?.Contains(key, StringComparison.Ordinal) == true));

    public static Task RefuseAsync(HttpContext context) =>
        Answers.ErrorAsync(
            context,
            StatusCodes.Status401Unauthorized,
            "AuthenticationError",
            "The API key is missing or not valid.",
            "Unauthorized");
}
