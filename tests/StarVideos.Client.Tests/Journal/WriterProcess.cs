using System.Diagnostics;
using System.Text;
using StarVideos.Files;
using StarVideos.Journal;
using StarVideos.Time;

namespace StarVideos.Client.Tests.Journal;

/// <summary>
/// Another process that writes to a journal: this assembly, run as a program. It writes to its output what is in the journal, line by line. So
/// a test that kills it knows what must be in the journal.
/// </summary>
internal static class WriterProcess
{
    private const string Switch = "STARVIDEOS_TEST_JOURNAL_WRITER";

    /// <param name="journal">The path of the journal.</param>
    /// <param name="name">The prefix of the ids.</param>
    /// <param name="count">How many submissions to record.</param>
    /// <param name="isCompacting">Whether to compact after each submission.</param>
    /// <param name="isDotNetLocking">Whether .NET locks files itself. Some users turn that off for files on a share.</param>
    internal static Process Start(string journal, string name, int count, bool isCompacting = false, bool isDotNetLocking = true)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "exec", typeof(WriterProcess).Assembly.Location },
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(WriterProcess).Assembly.Location;
        start.Environment["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = isDotNetLocking ? "0" : "1";
        start.Environment[Switch] = $"{journal}|{name}|{count}|{isCompacting}";
        return Process.Start(start)!;
    }

    /// <summary>The generated program of a test assembly does nothing. The start-up hook runs before it.</summary>
    internal static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Switch)?.Split('|') is [var journal, var name, var count, var isCompacting])
        {
            WriteAsync(journal, name, int.Parse(count, null), bool.Parse(isCompacting)).GetAwaiter().GetResult();
        }
    }

    private static async Task WriteAsync(string path, string name, int count, bool isCompacting)
    {
        var journal = VideoJournal.Open(path);
        using var output = Console.OpenStandardOutput();
        for (var i = 0; i < count; i++)
        {
            var id = $"{name}-{i}";
            var intent = await journal.Recorder.BeginAsync(new TextRequest("a lake at dawn", name: id), JournalFixture.Service, "run", default);
            output.Write(Encoding.ASCII.GetBytes($"begun {id}\n"));
            await journal.Recorder.CreatedAsync(intent, JournalFixture.Task(id));
            output.Write(Encoding.ASCII.GetBytes($"created {id}\n"));
            if (isCompacting)
            {
                using var held = await new JournalFile(path, Disk.Real).LockAsync(() => true, Clock.System);
                Compaction.Run(path, Clock.System.UtcNow);
            }
        }
    }
}
