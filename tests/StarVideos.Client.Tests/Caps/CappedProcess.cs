using System.Diagnostics;
using StarVideos.Client.Tests.Support;
using SystemClock = StarVideos.Time.Clock;

namespace StarVideos.Client.Tests.Caps;

/// <summary>
/// Another process that submits its own rows under the cap of 24 hours in its environment: this assembly, run as a program. It begins when it
/// reads a line on its input, and writes the results of its rows to its output.
/// </summary>
internal static class CappedProcess
{
    private const string Switch = "STARVIDEOS_TEST_CAPPED";

    /// <param name="journal">The path of the journal.</param>
    /// <param name="service">The service.</param>
    /// <param name="number">The number of the process. It determines its rows; a process with an even number has a label.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="perDay">The cap.</param>
    internal static Process Start(string journal, Uri service, int number, int rows, int perDay)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "exec", typeof(CappedProcess).Assembly.Location },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(CappedProcess).Assembly.Location;
        start.Environment[StarVideosClientOptions.MaximumVideosPerDayVariable] = perDay.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment[Switch] = $"{journal}|{service}|{number}|{rows}";
        return Process.Start(start)!;
    }

    internal static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Switch)?.Split('|') is [var journal, var service, var number, var rows])
        {
            RunAsync(journal, new Uri(service), int.Parse(number, null), int.Parse(rows, null)).GetAwaiter().GetResult();
        }
    }

    private static async Task RunAsync(string path, Uri service, int number, int rows)
    {
        using var client = Clients.OverSockets(service, SystemClock.System, journal: VideoJournal.Open(path));
        var options = number % 2 == 0 ? new SubmitOptions { Batch = $"run {number}", Resume = true, ThrottleLimit = 8 } : new SubmitOptions { ThrottleLimit = 8 };
        using var stage = new SubmitStage(client, options, Say);
        Console.WriteLine("ready");
        Console.ReadLine();
        for (var row = 0; row < rows; row++)
        {
            await stage.AddAsync(new VideoRow($"row {row} of {number}"));
        }

        await stage.CompleteAsync();
    }

    private static void Say(SubmitResult result) => Console.WriteLine(
        result.Task is { } task ? $"task|{task.Id}" : $"{result.Error!.Kind}|{result.VideosNotSent}");
}
