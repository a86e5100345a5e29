using StarVideos.Emulator;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>Runspaces of one process that run the same command at the same time.</summary>
[Collection("Environment")]
public sealed class OverlappingRunspacesTests : EngineTest, IDisposable
{
    private const int Runspaces = 16;

    private readonly TempFolder _journal = new();

    public OverlappingRunspacesTests()
    {
        CleanEnvironment.Ensure();
        Environment.SetEnvironmentVariable("STARVIDEOS_JOURNAL", Path.Combine(_journal.Path, "journal.jsonl"));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("STARVIDEOS_JOURNAL", "off");
        _journal.Dispose();
    }

    private protected override EmulatorOptions Options => new() { ApiKey = TestKey.Value, CreateLatency = TimeSpan.FromMilliseconds(10) };

    [Fact]
    public async Task Sixteen_pay_for_each_row_once_and_all_have_its_task()
    {
        var rows = Enumerable.Range(0, 40).Select(i => $"row {(i % 5 == 4 ? i - 1 : i)}").ToArray();
        var sessions = Enumerable.Range(0, Runspaces).Select(_ => new EngineSession()).ToList();
        foreach (var session in sessions)
        {
            session.Set("base", Emulator.BaseUri);
            session.Set("key", TestKey.Value);
            session.Set("rows", rows);
        }

        var runs = await Task.WhenAll(sessions.Select(session => session.RunAsync("$rows | New-StarVideoTask -Batch over -Resume -ApiKey $key -BaseUri $base -WarningAction Ignore")));

        Assert.Equal(rows.Length, Counters.CreatesAccepted);
        var ids = runs[0].Clean().Tasks.Select(task => task.Id).Order().ToList();
        Assert.Equal(rows.Length, ids.Distinct().Count());
        Assert.All(runs, run => Assert.Equal(rows, run.Clean().Tasks.Select(task => task.Prompt)));
        Assert.All(runs, run => Assert.Equal(ids, run.Tasks.Select(task => task.Id).Order()));
        sessions.ForEach(session => session.Dispose());
    }
}
