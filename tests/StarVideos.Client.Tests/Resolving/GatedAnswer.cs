using System.Text;

namespace StarVideos.Client.Tests.Resolving;

/// <summary>Holds the answer back until the gate is opened.</summary>
internal sealed class GatedAnswer(string answer) : HttpMessageHandler
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the request has arrived.</summary>
    internal Task Asked => _asked.Task;

    internal void Open() => _open.TrySetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _asked.TrySetResult();
        await _open.Task.WaitAsync(cancellationToken);
        return new HttpResponseMessage { Content = new StringContent(answer, Encoding.UTF8, "application/json") };
    }
}
