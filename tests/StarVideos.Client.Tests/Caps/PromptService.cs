using System.Net;
using System.Text.Json;

namespace StarVideos.Client.Tests.Caps;

/// <summary>
/// A service that acts on the words of the prompt: "refused" is refused, for "lost" the answer is lost, for "held" the answer is held back
/// until it is released. Everything else is accepted.
/// </summary>
internal sealed class PromptService : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly List<string> _prompts = [];
    private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The prompts that arrived.</summary>
    internal IReadOnlyList<string> Prompts
    {
        get
        {
            lock (_lock)
            {
                return [.. _prompts];
            }
        }
    }

    internal void LetGo() => _letGo.TrySetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
        var prompt = body.RootElement.GetProperty("prompt").GetString()!;
        int number;
        lock (_lock)
        {
            _prompts.Add(prompt);
            number = _prompts.Count;
        }

        if (prompt.Contains("held", StringComparison.Ordinal))
        {
            await _letGo.Task.WaitAsync(cancellationToken);
        }

        if (prompt.Contains("lost", StringComparison.Ordinal))
        {
            throw new HttpRequestException("The connection was reset");
        }

        return prompt.Contains("refused", StringComparison.Ordinal)
            ? new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("""{"error":{"message":"no"}}""") }
            : new HttpResponseMessage { Content = new StringContent($$"""{"id":"created-{{number}}","status":"queued"}""") };
    }
}
