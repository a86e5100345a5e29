using StarVideos.Client.Tests.Support;
using StarVideos.Emulator;

namespace StarVideos.Client.Tests.Proofs.Faults;

/// <summary>What every cell uses: an emulator over real HTTP, a client with a clock that does not sleep, and an empty folder.</summary>
internal sealed class MatrixBench : IAsyncDisposable
{
    /// <summary>The time limit for faults in which no answer comes. Long enough for a request to arrive on a busy machine.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    private readonly DeadEnd? _deadEnd;

    private MatrixBench(EmulatorServer emulator, ManualClock clock, DeadEnd? deadEnd, string fault)
    {
        Emulator = emulator;
        Clock = clock;
        _deadEnd = deadEnd;
        Client = deadEnd?.Client(Clock) ?? Clients.OverSockets(emulator.BaseUri, Clock, fault.EndsWith(":timeout", StringComparison.Ordinal) || fault.EndsWith(":stall-body", StringComparison.Ordinal) ? Short : Clients.Patience);
    }

    internal EmulatorServer Emulator { get; }

    internal EmulatorCounters Counters => Emulator.Counters;

    internal ManualClock Clock { get; }

    internal StarVideosClient Client { get; }

    internal string Folder { get; } = Directory.CreateTempSubdirectory("starvideos-proof-").FullName;

    /// <summary>All files, also hidden ones and those in subfolders.</summary>
    internal string[] Files => [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    internal Uri? DeadEndAddress => _deadEnd?.Address;

    /// <param name="fault">The fault of the cell. A fault of the service is set in the emulator.</param>
    /// <param name="mediaSize">The size of the video in bytes.</param>
    internal static async Task<MatrixBench> StartAsync(string fault, long? mediaSize = null)
    {
        var deadEnd = DeadEnd.Of(fault);
        var isNone = fault == "none" || deadEnd is not null;
        var clock = new ManualClock();
        var emulator = await EmulatorServer.StartAsync(new EmulatorOptions
        {
            ApiKey = TestKey.Value,
            ReadyAfterPolls = 1,
            MediaSize = mediaSize,
            TimeProvider = new SharedTime(clock),
            Faults = isNone ? [] : Split(fault),
        });
        return new MatrixBench(emulator, clock, deadEnd, fault);
    }

    /// <summary>Checks what holds for every cell: the key went to the service only, and no redirect of the service was followed.</summary>
    internal void AssertKeyStayedHome()
    {
        _deadEnd?.AssertLearnedNothing();
        Assert.Equal(0, Counters.UnauthorizedRequests);
        Assert.Equal(0, Counters.MediaRequestsWithKey);
        Assert.Equal(0, Counters.RedirectsFollowed);
        Assert.Equal(0, Counters.UnknownPaths);
    }

    internal double WaitedSeconds => Clock.Delays.Sum(delay => delay.TotalSeconds);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
        if (_deadEnd is not null)
        {
            await _deadEnd.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    /// <summary><c>media:cut media:no-range</c> are two faults, <c>media:cut x3</c> is one.</summary>
    private static string[] Split(string faults)
    {
        var words = new List<string>();
        foreach (var word in faults.Split(' '))
        {
            if (word.Contains(':', StringComparison.Ordinal))
            {
                words.Add(word);
            }
            else
            {
                words[^1] += " " + word;
            }
        }

        return [.. words];
    }

    /// <summary>The emulator uses the client's clock for dates, but real time for its short latencies.</summary>
    private sealed class SharedTime(ManualClock clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.UtcNow;
    }
}
