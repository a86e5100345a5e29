using StarVideos.Client.Tests.Claims;
using StarVideos.Client.Tests.Support;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Caps;

/// <summary>Runs under caps, with one journal and one clock. Each run acts like a separate process.</summary>
public abstract class CapsFixture : ClaimsFixture
{
    internal PromptService Sent { get; } = new();

    internal List<SubmitResult> Results { get; } = [];

    internal SubmitResult Reached => Assert.Single(Results, static result => result.Error?.Kind == StarVideosErrorKind.SpendingLimitReached);

    internal string[] Tasks => [.. Results.Where(static result => result.Task is not null).Select(static result => result.Task!.Prompt!)];

    /// <summary>A client like that of a separate process.</summary>
    internal StarVideosClient Client(int? perDay = null, string? environment = null, VideoJournal? journal = null, HttpMessageHandler? handler = null)
    {
        var options = new StarVideosClientOptions
        {
            ApiKey = TestKey.Value,
            BaseUri = Service,
            Handler = handler ?? Sent,
            Journal = journal ?? Open(),
            MaximumVideosPerDay = perDay,
            MaximumOfEnvironment = environment,
        };
        return new StarVideosClient(options, Clock);
    }

    /// <summary>Submits a table and replaces the results of earlier runs.</summary>
    internal async Task RunAsync(StarVideosClient client, SubmitOptions options, params VideoRow[] rows)
    {
        Results.Clear();
        using var stage = new SubmitStage(client, options, Results.Add);
        foreach (var row in rows)
        {
            await stage.AddAsync(row).WaitAsync(Clients.Patience);
        }

        await stage.CompleteAsync().WaitAsync(Clients.Patience);
    }

    internal static VideoRow[] Rows(params string[] prompts) => [.. prompts.Select(static prompt => new VideoRow(prompt))];

    internal static VideoRow[] ManyRows(int count) => Rows([.. Enumerable.Range(1, count).Select(static number => $"row {number}")]);

    internal static VideoRow Timed(string prompt, int duration) => TestRow.Of(("prompt", prompt), ("duration", duration));
}
