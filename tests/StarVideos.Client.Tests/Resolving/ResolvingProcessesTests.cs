using System.Diagnostics;
using StarVideos.Client.Tests.Claims;
using StarVideos.Client.Tests.Support;
using StarVideos.Emulator;
using StarVideos.Journal;
using Xunit.Abstractions;

namespace StarVideos.Client.Tests.Resolving;

/// <summary>Real processes that settle the same submissions at the same time with different outcomes, while runs of their label go on.</summary>
public sealed class ResolvingProcessesTests(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    private const int Rows = 60;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("resolving-");
    private EmulatorServer _service = null!;

    private string Journal => Path.Combine(_folder.FullName, "journal.jsonl");

    private string Plan => Path.Combine(_folder.FullName, "plan");

    public async Task InitializeAsync() => _service = await EmulatorServer.StartAsync(new EmulatorOptions { ApiKey = TestKey.Value, ReadyAfter = TimeSpan.FromHours(1) });

    public async Task DisposeAsync() => await _service.DisposeAsync();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Each_submission_gets_one_outcome_and_everybody_is_told_that_one()
    {
        var plan = await LoseAnswersAsync();

        var said = await BeginAsync(Resolvers());

        CheckOutcomes(plan, said);
        Assert.Equal(Rows, _service.Counters.CreatesAccepted);
    }

    [Fact]
    public async Task Runs_meanwhile_send_each_row_once_of_which_nothing_was_created_and_hand_on_the_task_that_was_found()
    {
        var plan = await LoseAnswersAsync();

        var said = await BeginAsync([.. Resolvers(), Run(), Run()]);
        var last = (await BeginAsync([Run()])).Single();

        var outcomes = CheckOutcomes(plan, said[..^2]);
        Assert.All(last, static line => Assert.Equal("task", line[0]));
        Assert.Equal(RunProcess.Table(Rows), last.Select(static line => line[2]));
        Assert.Equal(Rows, last.Select(static line => line[1]).Distinct().Count());

        // Each run has seen the same outcome, or that it was not known yet.
        Assert.All(said[^2..].SelectMany(static lines => lines), line => Assert.True(
            line[0] == nameof(StarVideosErrorKind.SubmissionOutcomeUnknown) || last.Exists(task => task[1] == line[1] && task[2] == line[2]),
            string.Join('|', line)));
        var found = outcomes.Values.Where(static line => line.Event == LineEvent.Created).Select(static line => line.Id!).ToHashSet();
        Assert.Superset(found, last.Select(static line => line[1]).ToHashSet());
        Assert.Equal(Rows + Rows - found.Count, _service.Counters.CreatesAccepted);
        Assert.Equal(Rows + Rows - found.Count, Lines().Count(static line => line.Event == LineEvent.Intent));
    }

    /// <summary>Runs the table against a service that makes every task and loses every answer.</summary>
    /// <returns>The submissions, each with the task that was made for it.</returns>
    private async Task<Dictionary<string, string>> LoseAnswersAsync()
    {
        _service.AddFault("create:cut x*");
        var results = new List<SubmitResult>();
        using var client = Clients.OverSockets(_service.BaseUri, StarVideos.Time.Clock.System, journal: VideoJournal.Open(Journal));
        using (var stage = new SubmitStage(client, new SubmitOptions { Batch = "over", ThrottleLimit = 8 }, results.Add))
        {
            foreach (var prompt in RunProcess.Table(Rows))
            {
                await stage.AddAsync(new VideoRow(prompt));
            }

            await stage.CompleteAsync();
        }

        _service.ClearFaults();
        Assert.All(results, static result => Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, result.Error?.Kind));
        var tasks = _service.State.Tasks.All.ToLookup(static task => task.Request.Prompt!, static task => task.Id);
        var plan = client.Journal.Submissions()
            .GroupBy(static submission => submission.Prompt!)
            .SelectMany(same => same.Zip(tasks[same.Key]))
            .ToDictionary(static pair => pair.First.SubmissionId, static pair => pair.Second);
        Assert.Equal(Rows, plan.Count);
        await File.WriteAllLinesAsync(Plan, plan.Select(static pair => $"{pair.Key}|{pair.Value}"));
        return plan;
    }

    private List<Process> Resolvers() => [.. Enumerable.Range(0, 4).Select(i => ResolverProcess.Start(Journal, _service.BaseUri, Plan, isFound: i % 2 == 0))];

    private Process Run() => RunProcess.Start(Journal, _service.BaseUri, Rows);

    /// <summary>Starts processes at the same moment, after all have loaded their code.</summary>
    /// <returns>The output of each.</returns>
    private static async Task<List<string[]>[]> BeginAsync(List<Process> processes)
    {
        Assert.All(processes, static process => Assert.Equal("ready", process.StandardOutput.ReadLine()));
        processes.ForEach(static process => process.StandardInput.WriteLine());
        return await Task.WhenAll(processes.Select(SayAsync)).WaitAsync(TimeSpan.FromMinutes(2));
    }

    private static async Task<List<string[]>> SayAsync(Process process)
    {
        using (process)
        {
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            return [.. text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split('|'))];
        }
    }

    /// <returns>The outcome of each submission of the plan.</returns>
    private Dictionary<string, JournalLine> CheckOutcomes(Dictionary<string, string> plan, List<string[]>[] said)
    {
        var outcomes = Lines()
            .Where(line => line.Event is LineEvent.Created or LineEvent.Rejected && plan.ContainsKey(line.Intent!))
            .ToDictionary(static line => line.Intent!);
        Assert.Equal(plan.Keys.Order(), outcomes.Keys.Order());
        foreach (var line in said.SelectMany(static lines => lines))
        {
            var outcome = outcomes[line[0]];
            var isTold = outcome.Event == LineEvent.Created
                ? line[1] == nameof(SubmissionOutcome.Created) ? line[2] == plan[line[0]] && outcome.Id == line[2] : IsRefusal(line, $"task {plan[line[0]]} was created for it")
                : line[1] == nameof(SubmissionOutcome.Rejected) || IsRefusal(line, "nothing was created for it");
            Assert.True(isTold, $"{outcome.Event} {outcome.Id}: {string.Join('|', line)}");
        }

        Assert.All(said, lines => Assert.Equal(plan.Count, lines.Count));
        var found = outcomes.Values.Count(static line => line.Event == LineEvent.Created);
        output.WriteLine($"{plan.Count} submissions, {found} settled as created, {said.Sum(lines => lines.Count(static line => line[1] == nameof(StarVideosErrorKind.SubmissionAlreadyResolved)))} of {said.Sum(static lines => lines.Count)} calls told the other outcome");
        return outcomes;
    }

    private static bool IsRefusal(string[] line, string words) =>
        line[1] == nameof(StarVideosErrorKind.SubmissionAlreadyResolved) && line[2].Contains(words, StringComparison.Ordinal);

    private List<JournalLine> Lines() => [.. File.ReadAllLines(Journal).Select(static line => JournalLine.Parse(System.Text.Encoding.UTF8.GetBytes(line))!)];
}
