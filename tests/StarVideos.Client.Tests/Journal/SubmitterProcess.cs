using System.Diagnostics;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Journal;

/// <summary>Another process that submits rows with few handles: this assembly, run as a program. It writes the result of each row to its output.</summary>
internal static class SubmitterProcess
{
    private const string Switch = "STARVIDEOS_TEST_SUBMITTER";

    /// <param name="journal">The path of the journal.</param>
    /// <param name="service">The service.</param>
    /// <param name="rows">How many rows to submit.</param>
    /// <param name="places">How many submissions are on their way at the same time.</param>
    /// <param name="handles">How many free handles the process has when it begins.</param>
    internal static Process Start(string journal, Uri service, int rows, int places, int handles)
    {
        var program = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", "ulimit -n 190; exec \"$0\" exec \"$1\"", program, typeof(SubmitterProcess).Assembly.Location },
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(SubmitterProcess).Assembly.Location;
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_TieredCompilation"] = "0";
        start.Environment[Switch] = $"{journal}|{service}|{rows}|{places}|{handles}";
        return Process.Start(start)!;
    }

    internal static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Switch)?.Split('|') is [var journal, var service, var rows, var places, var handles])
        {
            RunAsync(journal, new Uri(service), int.Parse(rows, null), int.Parse(places, null), int.Parse(handles, null)).GetAwaiter().GetResult();
        }
    }

    private static async Task RunAsync(string path, Uri service, int rows, int places, int handles)
    {
        // First opens the files of the runtime itself: the runtime crashes if it cannot start a thread or load an assembly.
        await SubmitAllAsync(path, service, places, places);
        var taken = TakeHandles(handles);
        await SubmitAllAsync(path, service, rows, places);
        taken.ForEach(static file => file.Dispose());
        Console.WriteLine("done");
    }

    private static async Task SubmitAllAsync(string path, Uri service, int rows, int places)
    {
        using var client = Clients.OverSockets(service, journal: VideoJournal.Open(path));
        using var stage = new SubmitStage(client, new SubmitOptions { Batch = "run", ThrottleLimit = places }, Say, new StageNotices { Warning = static text => Console.WriteLine($"warning: {text}") });
        for (var row = 0; row < rows; row++)
        {
            await stage.AddAsync(new VideoRow($"row {row}"));
        }

        await stage.CompleteAsync();
    }

    private static void Say(SubmitResult result) => Console.WriteLine(
        result.Task is { } task ? task.Id
        : result.Error!.Kind == StarVideosErrorKind.SubmissionOutcomeUnknown ? "unknown"
        : $"not sent: {result.Error.Kind}");

    /// <summary>Takes all handles except some.</summary>
    private static List<FileStream> TakeHandles(int left)
    {
        var taken = new List<FileStream>();
        try
        {
            while (true)
            {
                taken.Add(new FileStream("/dev/null", FileMode.Open, FileAccess.Read));
            }
        }
        catch (IOException)
        {
            // No handle is left.
        }

        taken.GetRange(0, left).ForEach(static file => file.Dispose());
        taken.RemoveRange(0, left);
        return taken;
    }
}
