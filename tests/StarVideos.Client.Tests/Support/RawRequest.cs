namespace StarVideos.Client.Tests.Support;

/// <summary>A request as it was received.</summary>
/// <param name="Connection">1 for the first connection.</param>
/// <param name="Head">The request line and the headers.</param>
/// <param name="Body">The body.</param>
internal sealed record RawRequest(int Connection, string Head, string Body)
{
    internal bool IsCreate => Head.StartsWith("POST /kyyReactApiServer/v1/starvideos/videos ", StringComparison.Ordinal);
}
