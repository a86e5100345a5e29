using System.Diagnostics;
using System.Globalization;

namespace StarVideos.Client.Tests.Submitting;

/// <summary>Another process that submits and does not end by itself: this assembly, run as a program; see <see cref="Journal.WriterProcess"/>.</summary>
internal static class TerminatedProcess
{
    private const string Switch = "STARVIDEOS_TEST_TERMINATED";

    /// <param name="service">The base address.</param>
    /// <param name="journal">The path of the journal.</param>
    /// <param name="prompt">The prompt of every row. If it has a semicolon, the part before it is the prompt of the first row of each stage.</param>
    /// <param name="rows">The rows of each stage. After submitting all of them, the process goes on without doing anything.</param>
    /// <param name="stages">How many stages run at the same time.</param>
    /// <param name="grace">The grace in seconds.</param>
    /// <param name="ignoresHangUp">Whether the process is started as <c>nohup</c> starts a program.</param>
    internal static Process Start(Uri service, string journal, string prompt, int rows, int stages = 1, int grace = 30, bool ignoresHangUp = false)
    {
        // The tests themselves may have been started by nohup, so a shell sets the wanted state.
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList =
            {
                "-c",
                ignoresHangUp
                    ? "trap '' HUP; exec \"$0\" exec \"$1\""
                    : "if env --default-signal=HUP true 2>/dev/null; then exec env --default-signal=HUP \"$0\" exec \"$1\"; else exec \"$0\" exec \"$1\"; fi",
                Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
                typeof(TerminatedProcess).Assembly.Location,
            },
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(TerminatedProcess).Assembly.Location;
        start.Environment[Switch] = $"{service}|{journal}|{prompt}|{rows}|{stages}|{grace}";
        return Process.Start(start)!;
    }

    internal static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Switch)?.Split('|') is [var service, var journal, var prompt, var rows, var stages, var grace])
        {
            var numbers = new[] { rows, stages, grace }.Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            Task.WhenAll(Enumerable.Range(1, numbers[1]).Select(_ => SubmitAsync(new Uri(service), journal, prompt, numbers[0], TimeSpan.FromSeconds(numbers[2])))).GetAwaiter().GetResult();
        }
    }

    private static async Task SubmitAsync(Uri service, string journal, string prompt, int rows, TimeSpan grace)
    {
        using var client = new StarVideosClient(new StarVideosClientOptions { ApiKey = Support.TestKey.Value, BaseUri = service, Journal = VideoJournal.Open(journal) });
        SubmitStage? stage = null;
        var notices = new StageNotices { Terminating = () => Console.Out.WriteLine($"last words: {stage!.NotHandedOn.Count} made, {stage.UnknownRows.Count} unknown") };
        stage = new SubmitStage(client, new SubmitOptions { ThrottleLimit = 4, Grace = grace }, _ => { }, notices);
        var prompts = prompt.Split(';');
        for (var row = 0; row < rows; row++)
        {
            try
            {
                await stage.AddAsync(Support.TestRow.Of(("prompt", prompts[row == 0 ? 0 : ^1])));
            }
            catch (OperationCanceledException)
            {
                // This row was stopped. A program may go on with its next row.
            }
        }

        await Task.Delay(Timeout.Infinite);
    }
}
