using System.Globalization;
using StarVideos.Emulator;

namespace StarVideos.Example;

/// <summary>The emulator of the service, in this process. With a label, its state stays in out/emulator, so that a later run can continue.</summary>
internal sealed class DemoService : IAsyncDisposable
{
    private readonly EmulatorServer _server;
    private readonly string _folder;
    private readonly bool _isKept;

    private DemoService(EmulatorServer server, string folder, bool isKept)
    {
        _server = server;
        _folder = folder;
        _isKept = isKept;
    }

    /// <summary>Tasks that were created since the start.</summary>
    internal int Submitted => (int)_server.Counters.CreatesAccepted;

    /// <summary>A client of the emulator, with a journal of its own.</summary>
    internal StarVideosClientOptions ClientOptions => new()
    {
        ApiKey = _server.ApiKey,
        BaseUri = _server.BaseUri,
        Journal = VideoJournal.Open(_isKept ? Arguments.Journal : Path.Combine(_folder, "journal.jsonl")),
    };

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        if (!_isKept)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    internal static async Task<DemoService> StartAsync(Arguments arguments)
    {
        if (!arguments.Continues)
        {
            // A run without a label is never continued, so it starts with an empty folder.
            if (arguments.Output == Arguments.Demo && Directory.Exists(Arguments.Demo))
            {
                Directory.Delete(Arguments.Demo, recursive: true);
            }

            return new DemoService(await EmulatorServer.StartAsync(Options), Directory.CreateTempSubdirectory("starvideos-").FullName, isKept: false);
        }

        // The same address as before: otherwise the rows would belong to another service.
        Directory.CreateDirectory(Arguments.State);
        var portFile = Path.Combine(Arguments.State, "port");
        var port = File.Exists(portFile) ? int.Parse(await File.ReadAllTextAsync(portFile), CultureInfo.InvariantCulture) : 0;
        var server = await EmulatorServer.StartAsync(Options with { Port = port, TaskFile = Path.Combine(Arguments.State, "tasks.jsonl") });
        await File.WriteAllTextAsync(portFile, server.BaseUri.Port.ToString(CultureInfo.InvariantCulture));
        return new DemoService(server, Arguments.State, isKept: true);
    }

    private static EmulatorOptions Options => new() { ReadyAfter = TimeSpan.FromSeconds(2) };
}
