using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>pwsh in a separate process that the system ends, as <c>timeout</c>, systemd or a cancelled CI job does.</summary>
public sealed class TerminationTests : EngineTest
{
    private const string Rows = "1..500 | ForEach-Object { \"row $_ [create:delay=1500]\" } | New-StarVideoTask -ThrottleLimit 4";

    public static TheoryData<string, string> Scripts => new()
    {
        { "TERM", Rows + " | Out-Null" },
        { "HUP", Rows + " | Out-Null" },
        { "TERM", "$tasks = " + Rows + " -Batch night -Resume" },
    };

    [PwshTheory]
    [MemberData(nameof(Scripts))]
    public async Task What_is_on_its_way_reaches_the_journal_and_is_named(string signal, string script)
    {
        using var process = Start(script);
        await Eventually.HoldsAsync(() => Counters.CreatesInFlight == 4, "four submissions are on their way");
        Assert.Equal(0, Kill(process.Id, signal == "HUP" ? 1 : 15));
        var said = await EndAsync(process, signal == "HUP" ? 129 : 143);

        var made = await AssertRecordedAsync();
        Assert.Equal(made, Regex.Matches(said, "video_starvideos_[0-9]+").Select(match => match.Value).Order());
        Assert.Contains("Wait-StarVideoTask -Id", said, StringComparison.Ordinal);
    }

    /// <summary>The script has the tasks of the first four rows, and goes on with its next rows until it is ended.</summary>
    [PwshFact]
    public async Task A_script_that_goes_on_sends_nothing_more()
    {
        using var process = Start("foreach ($row in 1..500) { try { 'a', 'b', 'c', 'd' | ForEach-Object { \"$_ $row [create:delay=1500]\" } | New-StarVideoTask -ThrottleLimit 4 | Out-Null } catch { $null = $_ } }");
        await Eventually.HoldsAsync(() => Counters.CreatesInFlight == 4, "four submissions are on their way");
        Assert.Equal(0, Kill(process.Id, 15));
        await EndAsync(process, 143);

        await AssertRecordedAsync();
    }

    /// <returns>The ids of the four tasks that were on their way.</returns>
    private async Task<string[]> AssertRecordedAsync()
    {
        Assert.Equal(4, Counters.CreatesReceived);
        var made = Emulator.State.Tasks.All.Select(task => task.Id).Order().ToArray();
        var lines = (await File.ReadAllLinesAsync(JournalPath)).Select(line => JsonNode.Parse(line)!).ToArray();
        Assert.Equal(made, lines.Where(line => (string?)line["event"] == "created").Select(line => (string)line["id"]!).Order());
        Assert.DoesNotContain(lines, line => (string?)line["event"] == "unknown");
        Assert.Equal(lines.Count(line => (string?)line["event"] == "intent"), lines.Count(line => (string?)line["event"] is "created" or "rejected"));
        return made;
    }

    [PwshFact]
    public async Task With_nothing_on_its_way_it_ends_at_once()
    {
        using var process = Start("'p [polls:100000]' | New-StarVideoTask | Wait-StarVideoTask");
        await Eventually.HoldsAsync(() => Counters.CreatesAccepted == 1 && Counters.CreatesInFlight == 0 && File.ReadAllText(JournalPath).Contains("created", StringComparison.Ordinal), "the task is made");
        Assert.Equal(0, Kill(process.Id, 15));

        await EndAsync(process, 143);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    private Process Start(string script)
    {
        // The tests themselves may have been started by nohup. Then SIGHUP would be ignored here as well.
        const string Shell = "if env --default-signal=HUP true 2>/dev/null; then exec env --default-signal=HUP \"$@\"; else exec \"$@\"; fi";
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "-c", Shell, "sh", "pwsh", "-NoProfile", "-NonInteractive", "-Command", $"Import-Module '{EngineSession.ModulePath}'; {script}" })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["STARVIDEOS_API_KEY"] = TestKey.Value;
        start.Environment["STARVIDEOS_BASE_URI"] = Emulator.BaseUri.AbsoluteUri;
        start.Environment["STARVIDEOS_JOURNAL"] = JournalPath;
        return Process.Start(start)!;
    }

    /// <returns>The output of both streams.</returns>
    private static async Task<string> EndAsync(Process process, int exitCode)
    {
        try
        {
            var patience = TimeSpan.FromSeconds(20);
            var errors = process.StandardError.ReadToEndAsync();
            var said = await process.StandardOutput.ReadToEndAsync().WaitAsync(patience);
            await process.WaitForExitAsync().WaitAsync(patience);
            said += await errors;
            Assert.True(process.ExitCode == exitCode, $"{process.ExitCode}: {said}");
            return said;
        }
        finally
        {
            process.Kill();
        }
    }
}
