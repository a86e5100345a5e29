namespace StarVideos.Client.Tests.Support;

/// <summary>A handler that uses one step for each request, in order. The last step is used for all further requests.</summary>
internal sealed class ScriptedHandler(params Step[] steps) : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly List<SentRequest> _sent = [];
    private int _arrived;

    /// <summary>All requests, whether their bodies were read or not.</summary>
    internal IReadOnlyList<SentRequest> Sent
    {
        get
        {
            lock (_lock)
            {
                return [.. _sent];
            }
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var step = steps[Math.Min(Interlocked.Increment(ref _arrived) - 1, steps.Length - 1)];
        using var body = new MemoryStream();
        if (step.ReadsBody && request.Content is not null)
        {
            await request.Content.CopyToAsync(body, cancellationToken);
        }

        lock (_lock)
        {
            _sent.Add(new SentRequest(
                request.Method,
                request.RequestUri!,
                request.Headers.Authorization?.ToString(),
                request.Content?.Headers.ContentType?.ToString(),
                request.Headers.Accept.ToString(),
                System.Text.Encoding.UTF8.GetString(body.ToArray())));
        }

        return await step.Reply(cancellationToken);
    }
}
