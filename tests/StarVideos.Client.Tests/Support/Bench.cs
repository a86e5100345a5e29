using StarVideos.Emulator;

namespace StarVideos.Client.Tests.Support;

/// <summary>
/// Everything for a whole job: an emulator, a client with its own journal, a folder for videos. Tasks end at their first poll, and no time
/// passes.
/// </summary>
public abstract class Bench : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("starvideos-bench-").FullName;
    private readonly List<string> _warnings = [];

    private protected EmulatorServer Emulator { get; private set; } = null!;

    private protected EmulatorCounters Counters => Emulator.Counters;

    private protected StarVideosClient Client { get; private set; } = null!;

    private protected VideoJournal Journal => Client.Journal;

    private protected string JournalPath => Path.Combine(_root, "journal.jsonl");

    private protected string Videos => Path.Combine(_root, "videos");

    private protected SaveOptions Save => new() { Folder = Videos };

    private protected StageNotices Notices => new()
    {
        Warning = text =>
        {
            lock (_warnings)
            {
                _warnings.Add(text);
            }
        },
    };

    private protected IReadOnlyList<string> Warnings
    {
        get
        {
            lock (_warnings)
            {
                return [.. _warnings];
            }
        }
    }

    /// <summary>The ids of all tasks that the service has made.</summary>
    private protected string[] Made => [.. Emulator.State.Tasks.All.Select(task => task.Id)];

    public async Task InitializeAsync()
    {
        Emulator = await EmulatorServer.StartAsync(new EmulatorOptions { ApiKey = TestKey.Value, ReadyAfterPolls = 1 });
        Client = Clients.OverSockets(Emulator.BaseUri, new ManualClock(), journal: Journals.At(JournalPath));
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    private protected VideoBatch Batch(SubmitOptions? submit = null, WaitOptions? wait = null) =>
        new(Client, new VideoBatchOptions { Submit = submit ?? new(), Wait = wait ?? new(), Notices = Notices });

    private protected static VideoRow[] Rows(params string[] prompts) => [.. prompts.Select(Row)];

    private protected static VideoRow Row(string prompt) => TestRow.Of(("prompt", prompt));

    private protected static IEnumerable<VideoRow> ManyRows(int count, string words = "") => Enumerable.Range(1, count).Select(number => Row($"row {number} {words}"));

    /// <summary>Makes tasks that have ended, with the addresses of their videos.</summary>
    private protected async Task<VideoTask[]> CompletedAsync(int count)
    {
        var tasks = new List<VideoTask>();
        for (var i = 0; i < count; i++)
        {
            tasks.Add(await Client.QueryAsync(await Client.CreateAsync(new TextRequest("p"))));
        }

        return [.. tasks];
    }

    /// <summary>Waits until all pending work has run: twenty round trips to the service take longer than any of it.</summary>
    private protected async Task ArriveAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        for (var trip = 0; trip < 20; trip++)
        {
            using var answer = await http.GetAsync(new Uri(Emulator.BaseUri + "/_emulator/status"));
        }
    }

    /// <summary>Waits for a condition; fails if it does not become true.</summary>
    private protected static async Task UntilAsync(Func<bool> condition)
    {
        for (var patience = System.Diagnostics.Stopwatch.StartNew(); !condition(); await Task.Yield())
        {
            Assert.True(patience.Elapsed < Clients.Patience, "It did not happen.");
        }
    }

    /// <summary>Asserts that nothing is running any more, and that the journal has every task and no unknown outcome.</summary>
    private protected void AssertNothingIsLost()
    {
        Assert.Equal(0, Counters.CreatesInFlight);
        Assert.Equal(Made.Order(), Journal.Tasks().Select(task => task.Id).Order());
        Assert.DoesNotContain(Journal.History.Submissions(null), entry => entry.IsUnresolved);
    }
}
