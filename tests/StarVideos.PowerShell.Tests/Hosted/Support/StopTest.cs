using System.Diagnostics;

namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>A test that ends a pipeline early.</summary>
public abstract class StopTest : EngineTest
{
    /// <summary>Far below what the work would take, far above what ending it takes on a busy machine.</summary>
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(15);

    private protected static async Task<ScriptRun> StopPromptlyAsync(RunningScript running)
    {
        var clock = Stopwatch.StartNew();
        var run = await running.StopAsync();
        Assert.True(clock.Elapsed < Prompt, $"Stopping took {clock.Elapsed.TotalSeconds:0.0} seconds.");
        return run;
    }

    /// <summary>Asserts that nothing goes on: no request is on its way, none follows, and the runspace works as before.</summary>
    private protected async Task AssertAllIsOverAsync()
    {
        await Eventually.HoldsAsync(() => Counters.CreatesInFlight == 0, "no submission is left");

        await ArriveAsync();
        var (creates, media) = (Counters.CreatesReceived, Counters.MediaRequests);
        var queries = Emulator.State.Tasks.All.ToDictionary(task => task.Id, task => task.Queries);

        // A whole pipeline, about a second long: what was left behind would show itself meanwhile.
        var run = (await RunAsync("New-StarVideoTask 'afterwards' | Wait-StarVideoTask -PollInterval 1")).Clean();
        Assert.Equal(VideoTaskStatus.Completed, Assert.Single(run.Tasks).Status);

        Assert.Equal(creates + 1, Counters.CreatesReceived);
        Assert.Equal(media, Counters.MediaRequests);
        Assert.All(queries, known => Assert.Equal(known.Value, Emulator.State.Tasks.Find(known.Key)!.Queries));
        UnobservedFaults.AssertNone();
    }

    /// <summary>
    /// Lets requests that had left before the end reach the service. Nothing says when the last of them is there, but what leaves now
    /// comes behind them, on connections of its own as they had: after twenty round trips to each port they have been counted, however
    /// slow the machine is.
    /// </summary>
    private protected async Task ArriveAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        http.DefaultRequestHeaders.ConnectionClose = true;
        for (var trip = 0; trip < 20; trip++)
        {
            using var api = await http.GetAsync(new Uri(Emulator.BaseUri + "/_emulator/status"));
            using var media = await http.GetAsync(Emulator.MediaUri);
        }
    }

    /// <summary>What was said on the screen when the streams were closed already.</summary>
    private protected string LastWords => string.Join('\n', Session.Host.Screen.Warnings);

    /// <summary>Asserts that the last words name each of these tasks and the command that picks them up, and nothing that would submit.</summary>
    private protected void AssertLastWordsName(IEnumerable<string> ids)
    {
        Assert.All(ids, id => Assert.Contains(id, LastWords, StringComparison.Ordinal));
        Assert.Contains("Wait-StarVideoTask -Id", LastWords, StringComparison.Ordinal);
        Assert.DoesNotContain("New-StarVideoTask", LastWords, StringComparison.Ordinal);
    }
}
