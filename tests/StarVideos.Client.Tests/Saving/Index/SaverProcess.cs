using System.Diagnostics;
using StarVideos.Client.Tests.Support;
using SystemClock = StarVideos.Time.Clock;

namespace StarVideos.Client.Tests.Saving.Index;

/// <summary>
/// Another process that saves videos: this assembly, run as a program. It begins when it reads a line on its input, and writes the result of
/// each video to its output.
/// </summary>
internal static class SaverProcess
{
    private const string Switch = "STARVIDEOS_TEST_SAVER";

    /// <param name="journal">The path of the journal.</param>
    /// <param name="service">The service.</param>
    /// <param name="folder">The folder for the videos.</param>
    /// <param name="ids">The tasks.</param>
    internal static Process Start(string journal, Uri service, string folder, IEnumerable<string> ids)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "exec", typeof(SaverProcess).Assembly.Location },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(SaverProcess).Assembly.Location;
        start.Environment[Switch] = $"{journal}|{service}|{folder}|{string.Join(';', ids)}";
        return Process.Start(start)!;
    }

    internal static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Switch)?.Split('|') is [var journal, var service, var folder, var ids])
        {
            RunAsync(journal, new Uri(service), folder, ids.Split(';')).GetAwaiter().GetResult();
        }
    }

    private static async Task RunAsync(string journal, Uri service, string folder, string[] ids)
    {
        using var client = Clients.OverSockets(service, SystemClock.System, journal: VideoJournal.Open(journal));
        using var stage = new SaveStage(client, new SaveOptions { Folder = folder }, Say, new StageNotices { Warning = static text => Console.WriteLine($"warning: {text}") });
        Console.WriteLine("ready");
        Console.ReadLine();
        foreach (var id in ids)
        {
            await stage.AddAsync(VideoTask.WithId(id));
        }

        await stage.CompleteAsync();
    }

    private static void Say(SaveResult result) => Console.WriteLine(result.Error is null ? $"saved {result.Task.Id}" : $"{result.Error.Kind}: {result.Error.Message}");
}
