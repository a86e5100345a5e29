using StarVideos.Answers;
using StarVideos.Http;
using StarVideos.Retry;
using StarVideos.Time;

namespace StarVideos.Querying;

/// <summary>Queries the state of tasks.</summary>
/// <param name="client">The service.</param>
/// <param name="onRetry">Called before each retry, with the fault and the time until the retry.</param>
internal sealed class TaskQuery(StarVideosClient client, Action<StarVideosException, TimeSpan>? onRetry = null)
{
    private readonly PauseGate _gate = new(client.Clock);

    /// <summary>Queries, and retries after temporary faults.</summary>
    internal Task<VideoTask> AskAsync(VideoTask task, CancellationToken cancellation) =>
        RetryLoop.RunAsync(() => AskOnceAsync(task, cancellation), _gate, client.Clock, onRetry, cancellation);

    /// <summary>Queries once.</summary>
    /// <exception cref="StarVideosException">The answer does not give the state of the task.</exception>
    internal async Task<VideoTask> AskOnceAsync(VideoTask task, CancellationToken cancellation)
    {
        if (!TaskId.IsValid(task.Id))
        {
            throw new InvalidRequestException("id", task.Id, TaskId.Rule);
        }

        client.RequireApiKey();
        var baseUri = client.AddressOf(task);
        try
        {
            var reply = await client.Transport.GetAsync(ServiceAddress.Result(baseUri, task.Id), client.Options.QueryTimeout, cancellation).ConfigureAwait(false);
            return TaskAnswer.Apply(task with { BaseUri = baseUri }, QueryOutcome.Read(reply, task.Id), client.Clock.UtcNow);
        }
        catch (ApiTransportException fault)
        {
            throw QueryOutcome.Read(fault);
        }
    }
}
