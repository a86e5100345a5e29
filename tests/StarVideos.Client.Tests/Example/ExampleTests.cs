using System.Diagnostics;
using System.Reflection;
using StarVideos.Client.Tests.Support;
using StarVideos.Emulator;

namespace StarVideos.Client.Tests.Example;

/// <summary>examples/CSharp as a program, with --live and an emulator in place of the real service.</summary>
public sealed class ExampleTests : IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("example-");
    private EmulatorServer _service = null!;

    private VideoJournal Journal => VideoJournal.Open(Path.Combine(_folder.FullName, "journal.jsonl"));

    public async Task InitializeAsync() => _service = await EmulatorServer.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_is_unknown_is_listed_and_settled_as_the_list_says()
    {
        _service.AddFault("create:cut x*");
        var table = Path.Combine(_folder.FullName, "rows.csv");
        await File.WriteAllTextAsync(table, "name,prompt\nfox,a fox\nlake,a lake\n");

        var (code, said) = await RunAsync("--live", "--batch", "trial", "--table", table, "--output", _folder.FullName);
        Assert.Equal(1, code);
        Assert.Contains("Batch trial: 2 sent, 0 made, 0 waiting, 0 failed, 2 unknown, 0 saved.", said, StringComparison.Ordinal);

        (code, said) = await RunAsync("--list", "--live");
        Assert.Equal(0, code);
        Assert.Contains("Batch trial: 2 sent, 0 made, 0 waiting, 0 failed, 2 unknown, 0 saved.", said, StringComparison.Ordinal);
        var (fox, lake) = (Sent("a fox"), Sent("a lake"));
        Assert.Contains($"Unknown outcome: {fox.SubmissionId}", said, StringComparison.Ordinal);
        Assert.Contains($"Unknown outcome: {lake.SubmissionId}", said, StringComparison.Ordinal);

        var task = _service.State.Tasks.All.Single(static task => task.Request.Prompt == "a fox").Id;
        (code, said) = await RunAsync("--settle", fox.SubmissionId, "--task-id", task, "--live");
        Assert.Equal(0, code);
        Assert.Contains($"is task {task}", said, StringComparison.Ordinal);
        (code, said) = await RunAsync("--settle", lake.SubmissionId, "--not-created", "--live");
        Assert.Equal(0, code);
        Assert.Contains("nothing was created", said, StringComparison.Ordinal);
        (code, said) = await RunAsync("--settle", lake.SubmissionId, "--task-id", task, "--live");
        Assert.Equal(1, code);
        Assert.Contains("has an outcome already", said, StringComparison.Ordinal);

        Assert.Equal((SubmissionOutcome.Created, task), (Sent("a fox").Outcome, Sent("a fox").Task?.Id));
        Assert.Equal(SubmissionOutcome.Rejected, Sent("a lake").Outcome);
        (_, said) = await RunAsync("--list", "--live");
        Assert.DoesNotContain("Unknown outcome", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_of_any_width_leave_the_columns_of_the_table_in_line()
    {
        var table = Path.Combine(_folder.FullName, "rows.csv");
        await File.WriteAllTextAsync(table, "name,prompt\nfox,a fox [create:400]\n\u6E05\u6668\u7684\u6D77\u6E2F,\u6E05\u6668 [create:400]\n");

        var (_, said) = await RunAsync("--live", "--batch", "trial", "--table", table, "--output", _folder.FullName);

        Assert.Contains("  1  fox         not sent  ", said, StringComparison.Ordinal);
        Assert.Contains("  2  \u6E05\u6668\u7684\u6D77\u6E2F  not sent  ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_is_tested_and_nothing_is_submitted()
    {
        var table = Path.Combine(_folder.FullName, "rows.csv");
        await File.WriteAllTextAsync(table, "name,prompt,duration,referenceVideos\nfox,a fox,5,\nlake,a lake,60,\ndance,a dance,,https://example.com/dance.mp4\n");

        var (code, said) = await RunAsync("--check", "--live", "--table", table);

        Assert.Equal(1, code);
        Assert.Contains("fox: valid, Text, 5 seconds", said, StringComparison.Ordinal);
        Assert.Contains("lake: not valid, duration '60': must be a whole number of seconds from 3 to 15.", said, StringComparison.Ordinal);
        Assert.Contains("dance: cannot be told, referenceVideos 'https://example.com/dance.mp4': must be a video of 3 to 10 seconds; this was not checked.", said, StringComparison.Ordinal);
        Assert.Contains("3 rows: 1 valid, 1 not valid, 1 cannot be told.", said, StringComparison.Ordinal);
        Assert.Equal(0, _service.Counters.CreatesReceived);

        await File.WriteAllTextAsync(table, "prompt\na fox\n");
        Assert.Equal(0, (await RunAsync("--check", "--table", table)).Code);
    }

    [Theory]
    [InlineData("--check", "--list")]
    [InlineData("--settle", "x")]
    [InlineData("--settle", "x", "--task-id", "y", "--not-created")]
    [InlineData("--not-created")]
    [InlineData("--task-id", "y")]
    [InlineData("--list", "--settle", "x", "--not-created")]
    public async Task What_does_not_say_one_thing_is_answered_with_the_usage(params string[] arguments)
    {
        var (code, said) = await RunAsync(arguments);

        Assert.Equal(2, code);
        Assert.Contains("--settle SUBMISSION --not-created", said, StringComparison.Ordinal);
    }

    private VideoSubmission Sent(string prompt) => Journal.Submissions().Single(submission => submission.Prompt == prompt);

    private async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        var program = typeof(ExampleTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "Example").Value!;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["STARVIDEOS_API_KEY"] = _service.ApiKey;
        start.Environment["STARVIDEOS_BASE_URI"] = _service.BaseUri.AbsoluteUri;
        start.Environment["STARVIDEOS_JOURNAL"] = Journal.Path;
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()).WaitAsync(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }
}
