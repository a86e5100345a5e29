using System.Globalization;
using System.Net;

namespace StarVideos.Client.Tests.Support;

/// <summary>A service that takes submissions, and answers them when it is opened.</summary>
/// <param name="count">After so many submissions it is full.</param>
internal sealed class GatedService(int count) : HttpMessageHandler
{
    private readonly TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _made;

    /// <summary>Completes when the service is full.</summary>
    internal Task IsFull => _full.Task;

    /// <summary>The ids of all tasks that it has made.</summary>
    internal string[] Made => [.. Enumerable.Range(1, Volatile.Read(ref _made)).Select(Id)];

    internal void Open() => _open.TrySetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
        var number = Interlocked.Increment(ref _made);
        if (number == count)
        {
            _full.TrySetResult();
        }

        await _open.Task.WaitAsync(cancellationToken);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent($$"""{"id":"{{Id(number)}}","status":"queued","created":1774836724}""") };
    }

    private static string Id(int number) => "gated_" + number.ToString("0000", CultureInfo.InvariantCulture);
}
