using StarVideos.Answers;
using StarVideos.Http;
using StarVideos.Retry;
using StarVideos.Time;

namespace StarVideos.Submitting;

/// <summary>Submits requests for one caller: a pause the service asks of one submission holds back all of them.</summary>
/// <param name="client">The service.</param>
/// <param name="onRetry">Told before each retry: the fault, and how long until the retry.</param>
internal sealed class TaskSubmitter(StarVideosClient client, Action<StarVideosException, TimeSpan>? onRetry = null)
{
    private readonly PauseGate _gate = new(client.Clock);

    /// <param name="request">What to ask for.</param>
    /// <param name="cancellation">Before anything is sent, ends the call with <see cref="OperationCanceledException"/>; after, with an unknown outcome.</param>
    /// <param name="batch">The run this belongs to, if it is labelled.</param>
    /// <param name="mayStart">Ends waits and retries, without touching a request on its way.</param>
    internal Task<VideoTask> SubmitAsync(VideoRequest request, CancellationToken cancellation, string? batch = null, CancellationToken? mayStart = null)
    {
        var json = RequestBody.ToUtf8(request);
        return RetryLoop.RunAsync(() => SendAsync(request, json, batch, mayStart ?? cancellation, cancellation), _gate, client.Clock, onRetry, mayStart ?? cancellation);
    }

    private async Task<VideoTask> SendAsync(VideoRequest request, byte[] json, string? batch, CancellationToken mayStart, CancellationToken cancellation)
    {
        mayStart.ThrowIfCancellationRequested();
        client.RequireApiKey();
        try
        {
            var reply = await client.Transport.PostAsync(ServiceAddress.Create(client.BaseUri), json, client.Options.SubmitTimeout, cancellation).ConfigureAwait(false);
            return ToTask(CreateOutcome.Read(reply), request, batch);
        }
        catch (StarVideosException fault) when (fault is { IsSafeToRetry: false, RetryAfter: { } pause })
        {
            // This one is not sent again. The others are not sent into the same answer either, or each of them would end like it.
            _gate.PauseFor(pause < Backoff.Longest ? pause : Backoff.Longest);
            throw;
        }
        catch (ApiTransportException fault)
        {
            throw CreateOutcome.Read(fault);
        }
    }

    private VideoTask ToTask(ServiceAnswer answer, VideoRequest request, string? batch)
    {
        var now = client.Clock.UtcNow;
        var sized = request as SizedVideoRequest;
        var submitted = new VideoTask
        {
            Id = answer.Id!,
            Name = request.Name,
            Mode = request.Mode,
            Prompt = request.Prompt,
            Duration = sized?.Duration,
            Ratio = sized?.Ratio,
            Status = VideoTaskStatus.Queued,
            CreatedAt = now.LocalDateTime,
            Batch = batch,
            BaseUri = client.BaseUri,
            Model = RequestBody.Model,
        };
        return TaskAnswer.Apply(submitted, answer, now);
    }
}
