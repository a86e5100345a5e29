namespace StarVideos.NetFramework;

/// <summary>
/// Answers that stall in their middle. On .NET Framework, though not on Mono, a read of an answer does not look at its token: without more,
/// each of these would hang for ever.
/// </summary>
internal static class StalledAnswers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Whether a create ends with an unknown outcome when its time is over.</summary>
    internal static async Task<bool> CreateEndsAsync(StarVideosClientOptions options)
    {
        using var client = With(options, TimeSpan.FromSeconds(2));
        try
        {
            await InTimeAsync(client.CreateAsync(new TextRequest("Half an answer [create:stall-body]")));
            return false;
        }
        catch (StarVideosException exception)
        {
            return exception.Kind == StarVideosErrorKind.SubmissionOutcomeUnknown && exception.Message.Contains("within 2 seconds");
        }
    }

    /// <summary>Whether a query is asked again when its time is over, and answered.</summary>
    internal static async Task<bool> QueryIsAskedAgainAsync(StarVideosClientOptions options)
    {
        using var client = With(options, TimeSpan.FromSeconds(2));
        var task = await client.CreateAsync(new TextRequest("Half an answer [query:stall-body]"));
        return (await InTimeAsync(client.QueryAsync(task))).Id == task.Id;
    }

    /// <summary>Whether a caller who stops is not kept waiting.</summary>
    internal static async Task<bool> StopIsHeardAsync(StarVideosClientOptions options)
    {
        using var client = With(options, TimeSpan.FromHours(1));
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        var task = await client.CreateAsync(new TextRequest("Half an answer [query:stall-body x*]"));
        try
        {
            await InTimeAsync(client.QueryAsync(task, stop.Token));
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private static StarVideosClient With(StarVideosClientOptions options, TimeSpan timeout) => new(new StarVideosClientOptions
    {
        ApiKey = options.ApiKey,
        BaseUri = options.BaseUri,
        SubmitTimeout = timeout,
        QueryTimeout = timeout,
    });

    private static async Task<VideoTask> InTimeAsync(Task<VideoTask> call) =>
        await Task.WhenAny(call, Task.Delay(Patience)) == call ? await call : throw new InvalidOperationException("It hangs.");
}
