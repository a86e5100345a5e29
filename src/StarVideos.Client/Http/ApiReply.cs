using StarVideos.Answers;

namespace StarVideos.Http;

/// <summary>An HTTP answer: its status code and its parsed body.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="RetryAfter">How long the service asks to wait, if it asks for that.</param>
/// <param name="Answer">The parsed body; null if it is no JSON object, is too large, or was cut short.</param>
/// <param name="Flaw">Why there is no <paramref name="Answer"/>.</param>
internal sealed record ApiReply(int Status, TimeSpan? RetryAfter, ServiceAnswer? Answer, string? Flaw)
{
    internal bool IsSuccess => Status is >= 200 and <= 299;
}
