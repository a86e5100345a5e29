using StarVideos.Time;

namespace StarVideos.Client.Tests.Support;

/// <summary>Clients for tests: with a handler in place of the network, and a clock in place of real time.</summary>
internal static class Clients
{
    internal static readonly Uri BaseUri = new("https://api.example.com/kyyReactApiServer");

    internal static StarVideosClient Over(HttpMessageHandler handler, Clock? clock = null, TimeSpan? timeout = null, VideoJournal? journal = null) => new(
        new StarVideosClientOptions
        {
            ApiKey = TestKey.Value,
            BaseUri = BaseUri,
            Handler = handler,
            SubmitTimeout = timeout ?? TimeSpan.FromSeconds(30),
            QueryTimeout = timeout ?? TimeSpan.FromSeconds(30),
            Journal = journal ?? VideoJournal.Off,
        },
        clock ?? new ManualClock());

    /// <summary>A client with the library's own handler, for a server on this computer.</summary>
    internal static StarVideosClient OverSockets(Uri baseUri, Clock? clock = null, TimeSpan? timeout = null, Uri? proxy = null, VideoJournal? journal = null) => new(
        new StarVideosClientOptions
        {
            ApiKey = TestKey.Value,
            BaseUri = baseUri,
            Proxy = proxy,
            SubmitTimeout = timeout ?? TimeSpan.FromSeconds(30),
            QueryTimeout = timeout ?? TimeSpan.FromSeconds(30),
            Journal = journal ?? VideoJournal.Off,
        },
        clock ?? new ManualClock());

    /// <summary>Submits a plain request, which must fail, and returns the error.</summary>
    internal static async Task<StarVideosException> FailToCreateAsync(this StarVideosClient client) =>
        await Assert.ThrowsAsync<StarVideosException>(() => client.CreateAsync(new TextRequest("A cat"))).WaitAsync(Patience);

    /// <summary>Queries a task, which must fail, and returns the error.</summary>
    internal static async Task<StarVideosException> FailToQueryAsync(this StarVideosClient client, string id = "video_1") =>
        await Assert.ThrowsAsync<StarVideosException>(() => client.QueryAsync(id)).WaitAsync(Patience);

    /// <summary>How long a test waits for something that should happen at once. Then the test fails and does not hang.</summary>
    internal static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);
}
