using System.Globalization;
using StarVideos.Client.Tests.Support;
using StarVideos.Emulator;

namespace StarVideos.Client.Tests.Caps;

/// <summary>Real processes that share one cap, against a service over HTTP.</summary>
public sealed class CappedProcessesTests : IAsyncLifetime, IDisposable
{
    private const int Processes = 8;
    private const int Rows = 200;
    private const int PerDay = 500;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("capped-");
    private EmulatorServer _service = null!;

    public async Task InitializeAsync() => _service = await EmulatorServer.StartAsync(new EmulatorOptions { ApiKey = TestKey.Value });

    public async Task DisposeAsync() => await _service.DisposeAsync();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Eight_that_begin_together_send_exactly_as_much_as_the_cap_allows()
    {
        var journal = Path.Combine(_folder.FullName, "journal.jsonl");
        var runs = Enumerable.Range(0, Processes).Select(number => CappedProcess.Start(journal, _service.BaseUri, number, Rows, PerDay)).ToList();
        Assert.All(runs, static run => Assert.Equal("ready", run.StandardOutput.ReadLine()));
        runs.ForEach(static run => run.StandardInput.WriteLine());
        var said = await Task.WhenAll(runs.Select(static run => run.StandardOutput.ReadToEndAsync())).WaitAsync(TimeSpan.FromMinutes(2));
        runs.ForEach(static run => run.WaitForExit());

        Assert.All(runs, static run => Assert.Equal(0, run.ExitCode));
        var lines = said.Select(static text => text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split('|')).ToList()).ToList();
        Assert.Equal(PerDay, _service.Counters.CreatesReceived);
        Assert.Equal(PerDay, lines.Sum(static run => run.Count(static line => line[0] == "task")));

        // Each run reports all of its rows: tasks, and one error for the rows that were not sent.
        Assert.All(lines, static run => Assert.InRange(run.Count(static line => line[0] == nameof(StarVideosErrorKind.SpendingLimitReached)), 0, 1));
        Assert.All(lines, static run => Assert.Equal(Rows, run.Sum(static line => line[0] == "task" ? 1 : int.Parse(line[1], CultureInfo.InvariantCulture))));
        runs.ForEach(static run => run.Dispose());
    }
}
