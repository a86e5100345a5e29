using System.Diagnostics;
using System.Runtime.InteropServices;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Submitting;

/// <summary>A process that the system ends, as <c>timeout</c>, systemd and <c>docker stop</c> do.</summary>
public sealed class TerminationTests : Bench
{
    private const int AtOnce = 4;
    private const string Slow = "p [create:delay=1500]";

    [NeedsTheory(Need.Unix)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task What_is_on_its_way_reaches_the_journal_and_nothing_new_is_sent(string signal, int exitCode)
    {
        using var process = TerminatedProcess.Start(Emulator.BaseUri, JournalPath, Slow, rows: 1000);
        await InFlightAsync(AtOnce);
        Signal(process, signal);
        var said = await EndAsync(process, exitCode);

        Assert.Equal(AtOnce, Counters.CreatesReceived);
        Assert.Equal(["last words: 4 made, 0 unknown"], said);
        AssertNothingIsLost();
    }

    [NeedsFact(Need.Unix)]
    public async Task All_runs_of_a_process_stop_before_the_first_of_them_has_its_grace()
    {
        // One row of each stage is never answered. The other rows of all three go on until the run is stopped: 18 per second.
        using var process = TerminatedProcess.Start(Emulator.BaseUri, JournalPath, "p [create:delay=100000];p [create:delay=500]", rows: 1000, stages: 3, grace: 3);
        await InFlightAsync(3 * AtOnce);
        var before = Counters.CreatesReceived;
        Signal(process, "TERM");
        var said = await EndAsync(process, 143);

        Assert.InRange(Counters.CreatesReceived - before, 0, 3 * AtOnce);
        Assert.Equal(3, said.Length);
        Assert.All(said, words => Assert.EndsWith(" 1 unknown", words, StringComparison.Ordinal));
        Assert.Equal(Made.Length, Journal.Tasks().Count() + 3);
    }

    [NeedsFact(Need.OpenFileList)]
    public async Task A_hang_up_that_is_ignored_stops_nothing()
    {
        using var process = TerminatedProcess.Start(Emulator.BaseUri, JournalPath, "p [create:delay=300]", rows: 1000, ignoresHangUp: true);
        await InFlightAsync(AtOnce);
        Signal(process, "HUP");
        var before = Counters.CreatesReceived;
        await UntilAsync(() => Counters.CreatesReceived > before + (2 * AtOnce));
        Signal(process, "TERM");
        await EndAsync(process, 143);

        AssertNothingIsLost();
    }

    [NeedsFact(Need.Unix)]
    public async Task A_second_signal_cuts_nothing_short()
    {
        using var process = TerminatedProcess.Start(Emulator.BaseUri, JournalPath, Slow, rows: 1000);
        await InFlightAsync(AtOnce);
        Signal(process, "TERM");
        Signal(process, "HUP");
        Signal(process, "TERM");
        var said = await EndAsync(process, 143, 129);

        Assert.Equal(AtOnce, Counters.CreatesReceived);
        Assert.Equal(["last words: 4 made, 0 unknown"], said);
        AssertNothingIsLost();
    }

    /// <summary>The grace is longer than the time limit of the test.</summary>
    [NeedsFact(Need.Unix)]
    public async Task With_nothing_on_its_way_it_ends_at_once()
    {
        using var process = TerminatedProcess.Start(Emulator.BaseUri, JournalPath, "p", rows: 2, grace: 300);
        await UntilAsync(() => Counters.CreatesAccepted == 2 && Counters.CreatesInFlight == 0);
        await UntilAsync(() => File.ReadAllText(JournalPath).Split("\"created\"").Length == 3);
        Signal(process, "TERM");

        Assert.Equal(["last words: 2 made, 0 unknown"], await EndAsync(process, 143));
        AssertNothingIsLost();
    }

    [NeedsFact(Need.Unix)]
    public async Task What_does_not_answer_in_its_grace_is_recorded_as_unknown()
    {
        using var process = TerminatedProcess.Start(Emulator.BaseUri, JournalPath, "p [create:delay=100000]", rows: 1000, grace: 1);
        await InFlightAsync(AtOnce);
        Signal(process, "TERM");
        var said = await EndAsync(process, 143);

        Assert.Equal(["last words: 0 made, 4 unknown"], said);
        Assert.Equal(AtOnce, Counters.CreatesReceived);
        Assert.Equal(AtOnce, Journal.History.Submissions(null).Count(entry => entry.IsUnresolved && entry.Reason is not null));
    }

    private Task InFlightAsync(int count) => UntilAsync(() => Counters.CreatesInFlight == count);

    private static void Signal(Process process, string signal) => Assert.Equal(0, Kill(process.Id, signal == "HUP" ? 1 : 15));

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    /// <returns>The output of the process.</returns>
    private static async Task<string[]> EndAsync(Process process, params int[] exitCodes)
    {
        try
        {
            var said = await process.StandardOutput.ReadToEndAsync().WaitAsync(Clients.Patience);
            await process.WaitForExitAsync().WaitAsync(Clients.Patience);
            Assert.Contains(process.ExitCode, exitCodes);
            return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            process.Kill();
        }
    }
}
