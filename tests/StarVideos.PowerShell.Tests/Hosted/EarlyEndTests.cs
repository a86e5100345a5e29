using System.Text.RegularExpressions;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>Pipelines that a later command ends early. The engine does not tell the cmdlets.</summary>
public sealed class EarlyEndTests : StopTest
{
    public static TheoryData<string> Ends =>
    [
        "@ | Select-Object -First 1",
        "@ | ForEach-Object { throw 'enough' }",
        "foreach ($i in 1..3) { @ | ForEach-Object { break } }; 'next'",
        "foreach ($i in 1) { @ | ForEach-Object { continue } }; 'next'",
        "try { @ | ForEach-Object { throw 'enough' } } catch { 'caught' }",
        "@ | ForEach-Object { Write-Error 'enough' -ErrorAction Stop }",
        "@ -OutVariable made | Select-Object -First 1",
    ];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Submitting_ends_with_the_pipeline_and_names_what_was_not_handed_on(string line)
    {
        await RunAsync(line.Replace("@", "1..60 | ForEach-Object { \"row $_ [create:delay=25]\" } | New-StarVideoTask -ThrottleLimit 3", StringComparison.Ordinal));

        Assert.Equal(0, Counters.CreatesInFlight);
        var made = Emulator.State.Tasks.All.Select(task => task.Id).ToArray();
        Assert.InRange(made.Length, 1, 20);

        // All tasks except the one that was passed on.
        var named = made.Count(id => LastWords.Contains(id, StringComparison.Ordinal));
        Assert.Equal(made.Length - 1, named);
        await AssertAllIsOverAsync();
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Waiting_ends_with_the_pipeline(string line)
    {
        await SubmitAsync("a", "b [polls:100]", "c [polls:100]");
        await RunAsync(line.Replace("@", "$tasks.Id | Wait-StarVideoTask -PollInterval 1", StringComparison.Ordinal));

        AssertLastWordsName(Emulator.State.Tasks.All.Skip(1).Select(task => task.Id));
        await AssertAllIsOverAsync();
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Asking_ends_with_the_pipeline(string line)
    {
        await SubmitAsync("a", "b [query:delay=100000]", "c [query:delay=100000]");
        await RunAsync(line.Replace("@", "Get-StarVideoTask -Id $ids", StringComparison.Ordinal));
        await AssertAllIsOverAsync();
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Saving_ends_with_the_pipeline_and_leaves_only_whole_files(string line)
    {
        using var folder = new TempFolder();
        Session.Set("folder", folder.Path);
        await SubmitAsync("a", "b [media:delay=100000]", "c [media:delay=100000]");
        await RunAsync("$done = Get-StarVideoTask -Id $ids");
        await RunAsync(line.Replace("@", "$done | Save-StarVideo -Path $folder", StringComparison.Ordinal));

        Assert.Equal(["a.mp4"], folder.Videos);
        await AssertAllIsOverAsync();
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task The_whole_pipeline_ends_at_the_first_file(string line)
    {
        // A command can write only when it is called, so the first file is written when the second task arrives.
        using var folder = new TempFolder();
        Session.Set("folder", folder.Path);
        const string Pipeline = "'first', 'second [polls:2]', 'third [polls:100]', 'fourth [polls:100]' | New-StarVideoTask | Wait-StarVideoTask -PollInterval 1 | Save-StarVideo -Path $folder";
        await RunAsync(line.Replace("@", Pipeline, StringComparison.Ordinal));

        var made = Emulator.State.Tasks.All.ToDictionary(task => task.Request.Prompt.Split(' ')[0], task => task.Id);
        Assert.Contains("first.mp4", folder.Videos);
        Assert.All(folder.Videos, file => Assert.EndsWith(".mp4", file, StringComparison.Ordinal));
        AssertLastWordsName([made["third"], made["fourth"]]);
        await AssertAllIsOverAsync();
    }

    [Fact]
    public async Task The_errors_of_downstream_are_its_own()
    {
        var run = await RunAsync("1..5 | ForEach-Object { \"row $_\" } | New-StarVideoTask | ForEach-Object { throw 'enough' }");

        Assert.Equal("enough", run.Terminating.ToString());
        Assert.Empty(run.Errors);
    }

    [Fact]
    public async Task A_downstream_error_that_does_not_stop_stops_nothing()
    {
        var run = await RunAsync("'a', 'b', 'c' | New-StarVideoTask | ForEach-Object { Write-Error \"about $($_.Prompt)\"; $_ }");

        Assert.Null(run.Failure);
        Assert.Equal(3, run.Tasks.Length);
        Assert.Equal(3, run.Errors.Count);
        Assert.Empty(LastWords);
    }

    [Fact]
    public async Task OutVariable_has_every_task()
    {
        var run = (await RunAsync("$null = 'a', 'b', 'c' | New-StarVideoTask -OutVariable made; $made")).Clean();
        Assert.Equal(["a", "b", "c"], run.Tasks.Select(task => task.Prompt));
    }

    [Fact]
    public async Task An_upstream_that_throws_leaves_no_paid_task_unnamed()
    {
        Session.Set("sent", Eventually.HoldsAsync(() => Counters.CreatesReceived > 0, "a submission is on its way"));
        await RunAsync("1..9 | ForEach-Object { if ($_ -eq 5) { $sent.Wait(); throw 'enough' }; \"row $_ [create:delay=100]\" } | New-StarVideoTask -ThrottleLimit 8 | Out-Null");

        var made = Emulator.State.Tasks.All.Select(task => task.Id).ToArray();
        Assert.InRange(made.Length, 1, 4);
        Assert.Equal(made.Length, Regex.Count(LastWords, "video_starvideos_[0-9]+"));
        await AssertAllIsOverAsync();
    }

    [Theory]
    [InlineData("'a', 'b', 'c', 'd'")]
    [InlineData("'a', 'b'")]
    public async Task An_upstream_that_catches_what_is_thrown_downstream_does_not_end_the_script_in_silence(string rows)
    {
        var run = await RunAsync($$"""
            function Up { foreach ($row in {{rows}}) { try { $row } catch { "caught $_" } } }
            try { Up | New-StarVideoTask -ThrottleLimit 1 | ForEach-Object { throw 'enough' } } catch { "thrown: $_" }
            'next'
            """);

        Assert.Null(run.Failure);
        Assert.Equal(["thrown: enough", "next"], run.Values<string>());
        Assert.Equal(Counters.CreatesAccepted, Regex.Count(LastWords, "video_starvideos_[0-9]+") + 1);
    }

    [Fact]
    public async Task What_was_said_before_a_body_failed_at_once_is_said()
    {
        var run = await RunAsync("""
            $journal = $env:STARVIDEOS_JOURNAL
            $env:STARVIDEOS_JOURNAL = [IO.Path]::GetTempPath()
            try { New-StarVideoTask -InputObject @{ prompt = 'a'; duration = 60 }, 'good' -Resume } finally { $env:STARVIDEOS_JOURNAL = $journal }
            """);

        Assert.Equal(["InvalidRequest", "JournalUnavailable"], run.ErrorIds);
        Assert.Equal(0, Counters.CreatesReceived);
    }

    [Fact]
    public async Task Tasks_that_ended_while_downstream_was_busy_are_named_too()
    {
        var ids = await SubmitAsync("a", "b", "c [end:failed]");
        var passedOn = new List<string>();
        Session.Set("passedOn", passedOn);
        Session.Set("ended", EndAsync());
        await RunAsync("$ids | Wait-StarVideoTask -PollInterval 1 | ForEach-Object { $passedOn.Add($_.Id); $ended.Wait(); throw 'enough' }");

        Assert.All(Emulator.State.Tasks.All, task => Assert.Equal(1, task.Queries));
        AssertLastWordsName(ids.Except([Assert.Single(passedOn)]));
        Assert.Equal(2, Regex.Count(LastWords, "video_starvideos_[0-9]+"));

        async Task EndAsync()
        {
            await Eventually.HoldsAsync(() => Emulator.State.Tasks.All.All(task => task.Queries == 1), "each is polled");
            await ArriveAsync();
        }
    }

    [Fact]
    public async Task Without_a_journal_every_id_is_named()
    {
        SetJournal("off");
        await RunAsync("1..30 | ForEach-Object { if ($_ -eq 1) { 'row [create:delay=1500]' } else { \"row $_\" } } | New-StarVideoTask -ThrottleLimit 40 | ForEach-Object { throw 'enough' }");

        Assert.Equal(30, Counters.CreatesAccepted);
        Assert.Equal(29, Regex.Count(LastWords, "video_starvideos_[0-9]+"));
    }
}
