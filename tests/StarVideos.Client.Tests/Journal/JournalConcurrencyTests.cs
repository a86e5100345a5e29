using StarVideos.Client.Tests.Support;
using StarVideos.Journal;
using SystemClock = StarVideos.Time.Clock;

namespace StarVideos.Client.Tests.Journal;

public class JournalConcurrencyTests : JournalFixture
{
    [Fact]
    public async Task Eight_processes_at_once_write_8000_whole_entries()
    {
        var writers = Enumerable.Range(0, 8).Select(i => WriterProcess.Start(Path, $"p{i}", 1000)).ToList();
        var answers = await System.Threading.Tasks.Task.WhenAll(writers.Select(writer => writer.StandardOutput.ReadToEndAsync()));

        Assert.All(writers, writer => writer.WaitForExit());
        Assert.All(writers, writer => Assert.Equal(0, writer.ExitCode));
        Assert.Equal(16_000, answers.Sum(answer => answer.Count(character => character == '\n')));
        var expected = Enumerable.Range(0, 8).SelectMany(p => Enumerable.Range(0, 1000).Select(i => $"p{p}-{i}"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), Ids().Order(StringComparer.Ordinal));
        Assert.Equal(16_000, File.ReadLines(Path).Count());
        Assert.Empty(Warnings);
        writers.ForEach(writer => writer.Dispose());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_killed_at_any_moment_leaves_everything_it_had_recorded(bool isCompacting)
    {
        var recorded = new List<string>();
        for (var kill = 0; kill < 10; kill++)
        {
            recorded.AddRange(await KillAfterAsync(1 + (kill * 7), $"k{kill}", isCompacting));

            var ids = Ids().ToHashSet();
            var begun = Unresolved().Select(entry => entry.Name!).Concat(ids).ToHashSet();
            Assert.All(recorded, line => Assert.Contains(line.Split(' ')[1], line.StartsWith("created", StringComparison.Ordinal) ? ids : begun));

            // Each killed process had at most one submission on its way.
            Assert.InRange(begun.Count - ids.Count, 0, kill + 1);
        }

        await AcceptAsync(new TextRequest("after all that"), "last");
        Assert.Equal("last", Ids()[0]);
    }

    [Fact]
    public async Task Many_submissions_at_once_are_all_recorded_in_the_order_of_each()
    {
        // Two writers, as in two processes.
        VideoJournal[] journals = [VideoJournal.Open(Path), Journals.At(Path)];
        await System.Threading.Tasks.Task.WhenAll(Enumerable.Range(0, 64).Select(async lane =>
        {
            var journal = journals[lane % 2];
            for (var i = 0; i < 25; i++)
            {
                await journal.Recorder.CreatedAsync(await journal.Recorder.BeginAsync(new TextRequest("p"), Service, $"lane {lane}", default), Task($"{lane}-{i}"));
            }
        }));

        var tasks = Journal.Tasks(Warnings.Add).ToList();
        Assert.Equal(1600, tasks.Count);
        Assert.All(tasks.GroupBy(task => task.Batch), lane => Assert.Equal(Enumerable.Range(0, 25).Reverse(), lane.Select(task => int.Parse(task.Id.Split('-')[1], null))));
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Many_may_be_the_first()
    {
        var path = System.IO.Path.Combine(Folder, "not", "there", "journal.jsonl");
        var first = Enumerable.Range(0, 32).Select(_ => Journals.At(path)).ToList();
        await System.Threading.Tasks.Task.WhenAll(first.Select(journal => journal.Recorder.BeginAsync(new TextRequest("p"), Service, null, default)));

        Assert.Equal(32, first[0].History.Submissions(Warnings.Add).Count(entry => entry.IsUnresolved));
    }

    [NeedsFact(Need.Unix)]
    public void A_link_and_the_file_it_leads_to_have_one_writer_and_so_one_lock()
    {
        var link = System.IO.Path.Combine(Folder, "link.jsonl");
        File.CreateSymbolicLink(link, "journal-elsewhere.jsonl");

        Assert.Same(JournalWriter.For(System.IO.Path.Combine(Folder, "journal-elsewhere.jsonl")), JournalWriter.For(link));
    }

    [Fact]
    public async Task Reading_while_others_write_never_warns()
    {
        using var writer = WriterProcess.Start(Path, "w", 500);
        var answer = writer.StandardOutput.ReadToEndAsync();
        var most = 0;
        do
        {
            most = Math.Max(most, Ids().Count);
        }
        while (!answer.IsCompleted);

        await answer;
        Assert.Equal(500, Ids().Count);
        Assert.InRange(most, 0, 500);
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task A_cancelled_intent_is_either_recorded_or_not_there()
    {
        var begun = 0;
        await System.Threading.Tasks.Task.WhenAll(Enumerable.Range(0, 500).Select(async i =>
        {
            using var cancellation = new CancellationTokenSource();
            var begin = Journal.Recorder.BeginAsync(new TextRequest("p"), Service, null, cancellation.Token);
            await System.Threading.Tasks.Task.Yield();
            await cancellation.CancelAsync();
            try
            {
                await begin;
                Interlocked.Increment(ref begun);
            }
            catch (OperationCanceledException)
            {
            }
        }));

        Assert.Equal(begun, Unresolved().Count);
    }

    [NeedsFact(Need.OpenFileList)]
    public async Task Nothing_stays_open_between_appends()
    {
        await AcceptAsync(new TextRequest("p"), "a");
        while (OpenFiles().Any(file => file.StartsWith(Folder, StringComparison.Ordinal)))
        {
            // The answer is given before the lock is released.
            await System.Threading.Tasks.Task.Yield();
        }
    }

    private static IEnumerable<string> OpenFiles() => Directory.GetFiles("/proc/self/fd").Select(handle =>
    {
        try
        {
            return File.ResolveLinkTarget(handle, returnFinalTarget: false)?.FullName ?? "";
        }
        catch (IOException)
        {
            // The file of another test, closed by now.
            return "";
        }
    });

    private async Task<List<string>> KillAfterAsync(int lines, string name, bool isCompacting)
    {
        using var writer = WriterProcess.Start(Path, name, int.MaxValue, isCompacting);
        var recorded = new List<string>();
        while (recorded.Count < lines && await writer.StandardOutput.ReadLineAsync() is { } line)
        {
            recorded.Add(line);
        }

        writer.Kill();

        // The lines that it had written before it was killed.
        recorded.AddRange((await writer.StandardOutput.ReadToEndAsync()).Split('\n')[..^1]);
        await writer.WaitForExitAsync();
        return recorded;
    }
}
