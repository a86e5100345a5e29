namespace StarVideos.Client.Tests.Support;

/// <summary>A request as a handler saw it.</summary>
internal sealed record SentRequest(HttpMethod Method, Uri Address, string? Authorization, string? ContentType, string? Accept, string Body);
