using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>The path of the journal, and the messages when it cannot be used.</summary>
public sealed class JournalSettingTests : EngineTest
{
    [Theory]
    [InlineData("journal.jsonl")]
    [InlineData("./journal.jsonl")]
    [InlineData("../journal.jsonl")]
    public async Task A_relative_path_is_refused_before_anything_is_sent(string setting)
    {
        SetJournal(setting);
        var error = (await RunAsync("New-StarVideoTask 'p'")).OneError("JournalUnavailable").IsWellFormed();

        Assert.Contains("is not an absolute path", error.ToString(), StringComparison.Ordinal);
        AssertAdvisesNoOtherJournal(error);
        AssertNothingSent();
    }

    [Fact]
    public async Task To_resume_without_a_journal_is_refused_and_to_go_without_is_not_recommended()
    {
        SetJournal("off");
        var error = await CatchAsync("'p' | New-StarVideoTask -Resume");

        Assert.Equal("JournalUnavailable", error.Id());
        AssertAdvisesNoOtherJournal(error);
        AssertNothingSent();
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_is_not_to_be_replaced()
    {
        using var folder = new TempFolder();
        SetJournal(folder.Path);
        AssertAdvisesNoOtherJournal((await RunAsync("New-StarVideoTask 'p'")).OneError("JournalUnavailable"));
        AssertNothingSent();
    }

    [Fact]
    public async Task Where_another_journal_has_the_run_the_advice_does_not_forbid_to_use_it()
    {
        using var folder = new TempFolder();
        SetJournal(Path.Combine(folder.Path, "first.jsonl"));
        (await RunAsync("New-StarVideoTask 'p' -Batch night")).Clean();
        SetJournal(Path.Combine(folder.Path, "second.jsonl"));
        var error = await CatchAsync("New-StarVideoTask 'p' -Batch night -Resume");

        Assert.Contains("Set the environment variable STARVIDEOS_JOURNAL to that path", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Do not set", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        AssertAdvisesNoOtherJournal(error);
        Assert.Equal(1, Counters.CreatesReceived);
    }

    [Fact]
    public async Task Run_again_after_a_stop_a_table_is_paid_for_once()
    {
        const string Line = "1..12 | ForEach-Object { @{ name = \"shot-$_\"; prompt = \"row $_ [create:delay=30]\" } } | New-StarVideoTask -Batch night -Resume -ThrottleLimit 3";
        (await RunAsync($"{Line} | Select-Object -First 3")).Clean();
        Assert.InRange(Counters.CreatesAccepted, 3, 11);

        // A new session, as after a crash.
        using var fresh = new EngineSession();
        fresh.Set("key", TestKey.Value);
        fresh.Set("base", Emulator.BaseUri);
        var again = (await fresh.RunAsync($"Connect-StarVideo -ApiKey $key -BaseUri $base; {Line}")).Clean();

        Assert.Equal(12, Counters.CreatesReceived);
        Assert.Equal(Enumerable.Range(1, 12).Select(number => $"shot-{number}"), again.Tasks.Select(task => task.Name));
    }

    private static void AssertAdvisesNoOtherJournal(System.Management.Automation.ErrorRecord error)
    {
        var advice = $"{error} {error.ErrorDetails?.RecommendedAction}";
        Assert.DoesNotContain("'off'", advice, StringComparison.Ordinal);
        Assert.Contains("would pay for every row again", advice, StringComparison.Ordinal);
    }
}
