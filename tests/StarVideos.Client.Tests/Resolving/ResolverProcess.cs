using System.Diagnostics;
using StarVideos.Client.Tests.Support;
using SystemClock = StarVideos.Time.Clock;

namespace StarVideos.Client.Tests.Resolving;

/// <summary>
/// Another process that settles submissions, as created or as not created: this assembly, run as a program. It begins when it reads a line on its
/// input, and writes the result of each submission to its output.
/// </summary>
internal static class ResolverProcess
{
    private const string Switch = "STARVIDEOS_TEST_RESOLVER";

    /// <param name="journal">The path of the journal.</param>
    /// <param name="service">The service.</param>
    /// <param name="plan">A file with a line for each submission: its id, a bar, the id of its task.</param>
    /// <param name="isFound">True: records that the tasks were created, from the first line on. False: records that nothing was, from the last line on.</param>
    internal static Process Start(string journal, Uri service, string plan, bool isFound)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "exec", typeof(ResolverProcess).Assembly.Location },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(ResolverProcess).Assembly.Location;
        start.Environment[Switch] = $"{journal}|{service}|{plan}|{isFound}";
        return Process.Start(start)!;
    }

    internal static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Switch)?.Split('|') is [var journal, var service, var plan, var isFound])
        {
            RunAsync(journal, new Uri(service), plan, bool.Parse(isFound)).GetAwaiter().GetResult();
        }
    }

    private static async Task RunAsync(string path, Uri service, string plan, bool isFound)
    {
        using var client = Clients.OverSockets(service, SystemClock.System, journal: VideoJournal.Open(path));
        var resolver = new SubmissionResolver(client);
        var lines = File.ReadAllLines(plan).Select(static line => line.Split('|')).ToList();
        if (!isFound)
        {
            lines.Reverse();
        }

        Console.WriteLine("ready");
        Console.ReadLine();
        foreach (var line in lines)
        {
            try
            {
                if (!isFound)
                {
                    // Queries too, so that it is not faster than the others.
                    await client.QueryAsync(line[1]);
                }

                var settled = isFound ? await resolver.CreatedAsync(line[0], line[1]) : await resolver.NotCreatedAsync(line[0]);
                Console.WriteLine($"{line[0]}|{settled.Outcome}|{settled.Task?.Id}");
            }
            catch (StarVideosException refusal)
            {
                Console.WriteLine($"{line[0]}|{refusal.Kind}|{refusal.Message}");
            }
        }
    }
}
