namespace StarVideos.Client.Tests.Support;

/// <summary>A request that reached a handler.</summary>
internal sealed record SentRequest(HttpMethod Method, Uri Address, string? Authorization, string? ContentType, string? Accept, string Body);
