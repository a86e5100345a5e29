using System.Diagnostics;
using StarVideos.Client.Tests.Support;
using StarVideos.Emulator;

namespace StarVideos.Client.Tests.Claims;

/// <summary>Real processes with one journal, against a service over HTTP.</summary>
public sealed class ProcessesTests : IAsyncLifetime, IDisposable
{
    private const int Rows = 60;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("processes-");
    private readonly List<string> _table = RunProcess.Table(Rows);
    private EmulatorServer _service = null!;

    private string Journal => Path.Combine(_folder.FullName, "journal.jsonl");

    public async Task InitializeAsync() => _service = await EmulatorServer.StartAsync(new EmulatorOptions { ApiKey = TestKey.Value, CreateLatency = TimeSpan.FromMilliseconds(20) });

    public async Task DisposeAsync() => await _service.DisposeAsync();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Four_that_begin_together_send_the_table_once()
    {
        var said = await Task.WhenAll(Begin(4).Select(SayAsync)).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(_table.Order(), Accepted().Order());
        Assert.All(said, lines => Assert.Equal(_table, lines.Select(line => line[2])));
        Assert.All(said, lines => Assert.All(lines, line => Assert.Equal("task", line[0])));
        Assert.Single(said.Select(lines => string.Join(' ', lines.Select(line => line[1]).Order())).Distinct());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(45)]
    public async Task Where_one_is_killed_the_others_pay_for_no_row_again_and_report_what_it_had_on_its_way(int accepted)
    {
        var runs = Begin(4);
        var others = runs.Skip(1).Select(SayAsync).ToList();
        await UntilAcceptedAsync(accepted);
        runs[0].Kill();
        await runs[0].WaitForExitAsync();

        // The killed process is known to have ended, so nobody waits as long as a submission may take.
        var said = await Task.WhenAll(others).WaitAsync(TimeSpan.FromMinutes(1));
        var once = await SayAsync(Begin(1)[0]).WaitAsync(TimeSpan.FromMinutes(1));

        var due = Count(_table);
        var paid = Count(Accepted());
        Assert.All(paid, row => Assert.InRange(row.Value, 1, due[row.Key]));
        foreach (var lines in said.Append(once))
        {
            Assert.Equal(_table.Order(), lines.Select(line => line[2]).Order());
            var tasks = Count(lines.Where(line => line[0] == "task").Select(line => line[2]));
            Assert.All(tasks, row => Assert.InRange(row.Value, 1, paid[row.Key]));
            Assert.All(lines.Where(line => line[0] != "task"), line => Assert.Equal(nameof(StarVideosErrorKind.SubmissionOutcomeUnknown), line[0]));
            Assert.InRange(lines.Count(line => line[0] != "task"), 0, 8);

            // Accepted requests without a task in the output are among those of unknown outcome.
            Assert.InRange(Accepted().Count - tasks.Values.Sum(), 0, lines.Count(line => line[0] != "task"));
        }

        runs.ForEach(static run => run.Dispose());
    }

    [Fact]
    public async Task Each_take_is_paid_for_once_by_processes_of_which_one_is_killed_and_by_those_that_ask_for_more_later()
    {
        const int rows = 20;
        var due = RunProcess.Table(rows).SelectMany(static prompt => Enumerable.Range(1, 3).Select(take => $"{prompt}|{take}")).ToList();
        var runs = Begin(4, rows, takes: 3);
        var others = runs.Skip(1).Select(SayAsync).ToList();
        await UntilAcceptedAsync(10);
        runs[0].Kill();
        await runs[0].WaitForExitAsync();
        var said = await Task.WhenAll(others).WaitAsync(TimeSpan.FromMinutes(1));
        var once = await SayAsync(Begin(1, rows, takes: 3)[0]).WaitAsync(TimeSpan.FromMinutes(1));

        foreach (var lines in said.Append(once))
        {
            Assert.Equal(due.Order(), lines.Select(static line => $"{line[2]}|{line[3]}").Order());
            Assert.All(lines.Where(static line => line[0] != "task"), static line => Assert.Equal(nameof(StarVideosErrorKind.SubmissionOutcomeUnknown), line[0]));
            Assert.InRange(lines.Count(static line => line[0] != "task"), 0, 8);
        }

        // Each prompt is accepted at most as often as it has takes in the table. The missing ones are among those of unknown outcome.
        var paid = Count(Accepted());
        var prompts = Count(due.Select(static take => take.Split('|')[0]));
        Assert.All(paid, row => Assert.InRange(row.Value, 1, prompts[row.Key]));
        Assert.InRange(due.Count - Accepted().Count, 0, once.Count(static line => line[0] != "task"));

        var more = await SayAsync(Begin(1, rows, takes: 4)[0]).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(once.Where(static line => line[0] == "task").Select(static line => line[1]).Order(), more.Where(static line => line[0] == "task" && line[3] != "4").Select(static line => line[1]).Order());
        Assert.Equal(rows, more.Count(static line => line[0] == "task" && line[3] == "4"));
        runs.ForEach(static run => run.Dispose());
    }

    /// <summary>Starts processes at the same moment, after all have loaded their code.</summary>
    private List<Process> Begin(int count, int rows = Rows, int takes = 1)
    {
        var runs = Enumerable.Range(0, count).Select(_ => RunProcess.Start(Journal, _service.BaseUri, rows, takes)).ToList();
        Assert.All(runs, static run => Assert.Equal("ready", run.StandardOutput.ReadLine()));
        runs.ForEach(static run => run.StandardInput.WriteLine());
        return runs;
    }

    private async Task UntilAcceptedAsync(int count)
    {
        using var patience = new CancellationTokenSource(Clients.Patience);
        while (_service.Counters.CreatesAccepted < count)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static async Task<List<string[]>> SayAsync(Process run)
    {
        var text = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        Assert.Equal(0, run.ExitCode);
        return [.. text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split('|'))];
    }

    private List<string> Accepted() => [.. _service.State.Tasks.All.Select(static task => task.Request.Prompt!)];

    private static Dictionary<string, int> Count(IEnumerable<string> prompts) => prompts.GroupBy(static prompt => prompt).ToDictionary(static same => same.Key, static same => same.Count());
}
