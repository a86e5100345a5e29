using System.Diagnostics;
using StarVideos.Client.Tests.Support;
using SystemClock = StarVideos.Time.Clock;

namespace StarVideos.Client.Tests.Claims;

/// <summary>
/// Another process that submits a table with a label and with Resume: this assembly, run as a program. It begins when it reads a line on its
/// input, and writes the result of each row to its output.
/// </summary>
internal static class RunProcess
{
    private const string Switch = "STARVIDEOS_TEST_RUN";

    /// <param name="journal">The path of the journal.</param>
    /// <param name="service">The service.</param>
    /// <param name="rows">How many rows the table has, see <see cref="Table"/>.</param>
    /// <param name="takes">How many takes each row asks for.</param>
    internal static Process Start(string journal, Uri service, int rows, int takes = 1)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "exec", typeof(RunProcess).Assembly.Location },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(RunProcess).Assembly.Location;
        start.Environment[Switch] = $"{journal}|{service}|{rows}|{takes}";
        return Process.Start(start)!;
    }

    /// <summary>A sixth of the rows are copies of the previous row.</summary>
    internal static List<string> Table(int rows) => [.. Enumerable.Range(0, rows).Select(i => $"row {(i % 6 == 5 ? i - 1 : i)}")];

    internal static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Switch)?.Split('|') is [var journal, var service, var rows, var takes])
        {
            RunAsync(journal, new Uri(service), int.Parse(rows, null), int.Parse(takes, null)).GetAwaiter().GetResult();
        }
    }

    private static async Task RunAsync(string path, Uri service, int rows, int takes)
    {
        using var client = Clients.OverSockets(service, SystemClock.System, journal: VideoJournal.Open(path));
        using var stage = new SubmitStage(client, new SubmitOptions { Batch = "over", Resume = true, ThrottleLimit = 8, Defaults = new RowDefaults(Count: takes) }, Say);
        Console.WriteLine("ready");
        Console.ReadLine();
        foreach (var prompt in Table(rows))
        {
            await stage.AddAsync(new VideoRow(prompt));
        }

        await stage.CompleteAsync();
    }

    private static void Say(SubmitResult result) => Console.WriteLine(
        result.Task is { } task ? $"task|{task.Id}|{task.Prompt}|{task.Take}" : $"{result.Error!.Kind}|{result.RowNumber}|{Table(result.RowNumber)[^1]}|{result.Take}");
}
