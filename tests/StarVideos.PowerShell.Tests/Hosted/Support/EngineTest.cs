using System.Text.Json.Nodes;
using StarVideos.Emulator;

namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>
/// A test with its own emulator, a runspace that is connected to it, and a journal. The environment variable of the journal belongs to the
/// process, so these tests run one after the other.
/// </summary>
[Collection("Environment")]
public abstract class EngineTest : IAsyncLifetime
{
    private TempFolder JournalFolder { get; set; } = null!;

    private protected EmulatorServer Emulator { get; private set; } = null!;

    private protected EngineSession Session { get; private set; } = null!;

    private protected EmulatorCounters Counters => Emulator.Counters;

    /// <summary>A task ends at its first poll.</summary>
    private protected virtual EmulatorOptions Options => new() { ApiKey = TestKey.Value, ReadyAfterPolls = 1 };

    /// <summary>Whether the runspace begins with a connection to the emulator. If not, <c>$key</c> and <c>$base</c> have the values for one.</summary>
    private protected virtual bool IsConnected => true;

    /// <summary>The file of this test's journal.</summary>
    private protected string JournalPath => Path.Combine(JournalFolder.Path, "journal.jsonl");

    public async Task InitializeAsync()
    {
        CleanEnvironment.Ensure();
        JournalFolder = new TempFolder();
        SetJournal(JournalPath);
        Session = new EngineSession();
        Emulator = await EmulatorServer.StartAsync(Options);
        Session.Set("base", Emulator.BaseUri);
        Session.Set("key", TestKey.Value);
        if (IsConnected)
        {
            (await RunAsync("Connect-StarVideo -ApiKey $key -BaseUri $base; Remove-Variable key")).Clean();
        }
        else
        {
            Session.Set("wrong", TestKey.Wrong);
        }
    }

    public async Task DisposeAsync()
    {
        Session.Dispose();
        await Emulator.DisposeAsync();
        SetJournal("off");
        JournalFolder.Dispose();
    }

    /// <summary>Sets another journal, or <c>off</c> for none.</summary>
    private protected static void SetJournal(string setting) => Environment.SetEnvironmentVariable("STARVIDEOS_JOURNAL", setting);

    private protected Task<ScriptRun> RunAsync(string script, params object?[] input) => Session.RunAsync(script, input);

    /// <summary>Runs a script that must end with a terminating error, and returns that error.</summary>
    private protected async Task<System.Management.Automation.ErrorRecord> CatchAsync(string script)
    {
        var run = (await RunAsync($"try {{ $null = {script} }} catch {{ $_ }}")).Clean();
        return Assert.Single(run.Values<System.Management.Automation.ErrorRecord>());
    }

    /// <summary>The accepted create requests as sent, in the order in which they were accepted.</summary>
    private protected JsonObject[] Sent => [.. Emulator.State.Tasks.AcceptedBodies.Select(body => JsonNode.Parse(body)!.AsObject())];

    /// <summary>The accepted request with this prompt, without the model, which is always the same.</summary>
    private protected string SentFor(string prompt)
    {
        var body = Sent.Single(body => (string?)body["prompt"] == prompt);
        Assert.Equal("starvideos_o3", (string?)body["model"]);
        body.Remove("model");
        body.Remove("prompt");
        return body.ToJsonString(Plain);
    }

    /// <summary>Asserts that no request of any kind was made.</summary>
    private protected void AssertNothingSent() =>
        Assert.Equal((0, 0, 0, 0), (Counters.CreatesReceived, Counters.QueriesReceived, Counters.MediaRequests, Counters.UnknownPaths));

    /// <summary>Submits tasks and returns their ids, which a wait polls at once.</summary>
    private protected async Task<string[]> SubmitAsync(params string[] prompts)
    {
        Session.Set("prompts", prompts);
        var run = (await RunAsync("$tasks = @(New-StarVideoTask -InputObject $prompts -ThrottleLimit 1); $ids = @($tasks.Id); $tasks")).Clean();
        return [.. run.Tasks.Select(task => task.Id)];
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
