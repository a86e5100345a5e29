using System.Runtime.InteropServices;

namespace StarVideos.Emulator;

internal static class Program
{
    private const int Failed = 1;
    private const int BadOption = 2;

    public static async Task<int> Main(string[] args)
    {
        CommandLine line;
        try
        {
            line = CommandLine.Parse(args);
        }
        catch (CommandLineException problem)
        {
            await Console.Error.WriteLineAsync($"StarVideos emulator: {problem.Message}");
            return BadOption;
        }

        if (line.Help)
        {
            Console.WriteLine(CommandLine.HelpText());
            return 0;
        }

        // Registered before the first line is printed, because a reader of that line may stop the emulator at once.
        using var stop = new CancellationTokenSource();
        using var interrupt = StopOn(PosixSignal.SIGINT, stop);
        using var terminate = StopOn(PosixSignal.SIGTERM, stop);
        using var hangUp = StopOn(PosixSignal.SIGHUP, stop);

        try
        {
            await using var server = await EmulatorServer.StartAsync(line.Options, stop.Token);
            Console.WriteLine($"StarVideos emulator: {server.BaseUri}");
            Console.WriteLine($"Media host: {server.MediaUri}");
            if (line.Options.References)
            {
                Console.WriteLine($"References: {server.MediaUri}references/");
            }

            Console.WriteLine($"Status: {server.BaseUri}/_emulator/status");
            Console.WriteLine("Ctrl+C stops it.");

            await (line.ParentPid is { } pid
                ? ParentWatch.WaitForEndAsync(pid, stop.Token)
                : Task.Delay(Timeout.InfiniteTimeSpan, stop.Token));
        }
        catch (OperationCanceledException)
        {
            // The emulator was told to stop.
        }
        catch (IOException problem)
        {
            await Console.Error.WriteLineAsync($"StarVideos emulator: {problem.Message}");
            return Failed;
        }

        return 0;
    }

    private static PosixSignalRegistration StopOn(PosixSignal signal, CancellationTokenSource stop) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            // The process ends normally, through Main.
            context.Cancel = true;
            stop.Cancel();
        });
}
