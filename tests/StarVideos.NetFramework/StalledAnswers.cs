namespace StarVideos.NetFramework;

/// <summary>
/// Answers that stall in the middle. On .NET Framework, but not on Mono, a read of an answer ignores its token: without extra care each of
/// these calls would never end.
/// </summary>
internal static class StalledAnswers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Whether a create ends with an unknown outcome at its time limit.</summary>
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

    /// <summary>Whether a query is repeated at its time limit, and then answered.</summary>
    internal static async Task<bool> QueryIsAskedAgainAsync(StarVideosClientOptions options)
    {
        using var client = With(options, TimeSpan.FromSeconds(2));
        var task = await client.CreateAsync(new TextRequest("Half an answer [query:stall-body]"));
        return (await InTimeAsync(client.QueryAsync(task))).Id == task.Id;
    }

    /// <summary>Whether a cancelled call ends at once.</summary>
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
