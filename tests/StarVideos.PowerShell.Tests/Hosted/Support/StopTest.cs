using System.Diagnostics;

namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>A test that ends a pipeline early.</summary>
public abstract class StopTest : EngineTest
{
    /// <summary>Far shorter than the work would take, and far longer than stopping it takes on a busy machine.</summary>
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(15);

    private protected static async Task<ScriptRun> StopPromptlyAsync(RunningScript running)
    {
        var clock = Stopwatch.StartNew();
        var run = await running.StopAsync();
        Assert.True(clock.Elapsed < Prompt, $"Stopping took {clock.Elapsed.TotalSeconds:0.0} seconds.");
        return run;
    }

    /// <summary>Asserts that nothing is running: no request is on its way, none follows, and the runspace works as before.</summary>
    private protected async Task AssertAllIsOverAsync()
    {
        await Eventually.HoldsAsync(() => Counters.CreatesInFlight == 0, "no submission is left");

        await ArriveAsync();
        var (creates, media) = (Counters.CreatesReceived, Counters.MediaRequests);
        var queries = Emulator.State.Tasks.All.ToDictionary(task => task.Id, task => task.Queries);

        // A whole pipeline, about a second long: work that was left running would be noticed in that time.
        var run = (await RunAsync("New-StarVideoTask 'afterwards' | Wait-StarVideoTask -PollInterval 1")).Clean();
        Assert.Equal(VideoTaskStatus.Completed, Assert.Single(run.Tasks).Status);

        Assert.Equal(creates + 1, Counters.CreatesReceived);
        Assert.Equal(media, Counters.MediaRequests);
        Assert.All(queries, known => Assert.Equal(known.Value, Emulator.State.Tasks.Find(known.Key)!.Queries));
        UnobservedFaults.AssertNone();
    }

    /// <summary>
    /// Waits until requests that were sent before the end have reached the service. Nothing shows when the last of them has arrived. But requests
    /// that are sent now, on new connections too, arrive after them. After twenty round trips to each port all have been counted, on any
    /// machine.
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

    /// <summary>The text on the screen after the streams were closed.</summary>
    private protected string LastWords => string.Join('\n', Session.Host.Screen.Warnings);

    /// <summary>Asserts that this text names each of these tasks and the command that continues with them, and no command that would submit.</summary>
    private protected void AssertLastWordsName(IEnumerable<string> ids)
    {
        Assert.All(ids, id => Assert.Contains(id, LastWords, StringComparison.Ordinal));
        Assert.Contains("Wait-StarVideoTask -Id", LastWords, StringComparison.Ordinal);
        Assert.DoesNotContain("New-StarVideoTask", LastWords, StringComparison.Ordinal);
    }
}
