using StarVideos.Answers;

namespace StarVideos.Http;

/// <summary>An answer that arrived: its status code, and its body read as far as it can be.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="RetryAfter">How long the service asks to wait, if it does.</param>
/// <param name="Answer">The body, or null if it is no JSON object, too large, or did not arrive whole.</param>
/// <param name="Flaw">Why there is no <paramref name="Answer"/>.</param>
internal sealed record ApiReply(int Status, TimeSpan? RetryAfter, ServiceAnswer? Answer, string? Flaw)
{
    internal bool IsSuccess => Status is >= 200 and <= 299;
}
