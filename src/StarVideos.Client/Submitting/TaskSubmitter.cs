using StarVideos.Answers;
using StarVideos.Http;
using StarVideos.Retry;
using StarVideos.Time;

namespace StarVideos.Submitting;

/// <summary>Submits requests for one caller. If the service asks one submission to wait, all of them wait.</summary>
/// <param name="client">The service.</param>
/// <param name="onRetry">Called before each retry, with the fault and the time until the retry.</param>
internal sealed class TaskSubmitter(StarVideosClient client, Action<StarVideosException, TimeSpan>? onRetry = null)
{
    private readonly PauseGate _gate = new(client.Clock);

    /// <param name="request">The request.</param>
    /// <param name="cancellation">
    /// Cancels. Before anything is sent, the call ends with <see cref="OperationCanceledException"/>. After that, it ends with an unknown
    /// outcome.
    /// </param>
    /// <param name="batch">The label of the run, if it has one.</param>
    /// <param name="mayStart">Ends waits and retries. A request that is on its way is not affected.</param>
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
            // This request is not sent again. The others wait too: otherwise each of them would get the same answer.
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
