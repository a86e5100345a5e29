using System.Management.Automation;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>Ctrl+C at critical moments.</summary>
public sealed class CtrlCTests : StopTest
{
    [Fact]
    public async Task Submissions_on_their_way_may_answer_and_no_new_one_starts()
    {
        var running = Session.Start("1..50 | ForEach-Object { \"row $_ [create:delay=700]\" } | New-StarVideoTask -ThrottleLimit 4");
        await Eventually.HoldsAsync(() => Counters.CreatesInFlight == 4, "four submissions are on their way");
        var run = await StopPromptlyAsync(running);

        Assert.IsAssignableFrom<PipelineStoppedException>(run.Failure);
        Assert.Equal(4, Counters.CreatesAccepted);
        AssertLastWordsName(Emulator.State.Tasks.All.Select(task => task.Id));
        await AssertAllIsOverAsync();
    }

    [Fact]
    public async Task Submissions_on_their_way_may_answer_also_when_all_rows_are_read()
    {
        var running = Session.Start("1..3 | ForEach-Object { \"row $_ [create:delay=700]\" } | New-StarVideoTask");
        await Eventually.HoldsAsync(() => Counters.CreatesInFlight == 3, "all three submissions are on their way");
        await StopPromptlyAsync(running);

        Assert.Equal(3, Counters.CreatesAccepted);
        AssertLastWordsName(Emulator.State.Tasks.All.Select(task => task.Id));
        await AssertAllIsOverAsync();
    }

    [Fact]
    public async Task A_submission_that_does_not_answer_in_its_grace_is_named_as_unknown()
    {
        var running = Session.Start("@{ name = 'shot-7'; prompt = 'p [create:delay=100000]' } | New-StarVideoTask");
        await Eventually.HoldsAsync(() => Counters.CreatesInFlight == 1, "the submission is on its way");
        await StopPromptlyAsync(running);

        Assert.Contains("shot-7", LastWords, StringComparison.Ordinal);
        Assert.Contains("unknown outcome", LastWords, StringComparison.Ordinal);
        await AssertAllIsOverAsync();
    }

    [Fact]
    public async Task Between_two_takes_no_further_one_starts_and_the_line_again_sends_the_missing_ones()
    {
        const string line = "'p [create:delay=700 x*]' | New-StarVideoTask -Batch run -Resume -Count 9 -ThrottleLimit 4";
        var running = Session.Start(line);
        await Eventually.HoldsAsync(() => Counters.CreatesInFlight == 4, "four takes are on their way");
        await StopPromptlyAsync(running);
        Assert.Equal(4, Counters.CreatesAccepted);
        AssertLastWordsName(Emulator.State.Tasks.All.Select(task => task.Id));
        var made = Emulator.State.Tasks.All.Select(task => task.Id).ToArray();

        var again = (await RunAsync(line)).Clean();
        Assert.Equal(Enumerable.Range(1, 9), again.Tasks.Select(static task => task.Take!.Value));
        Assert.Subset(again.Tasks.Select(static task => task.Id).ToHashSet(), made.ToHashSet());
        Assert.Equal(9, Counters.CreatesAccepted);
        await AssertAllIsOverAsync();
    }

    [Fact]
    public async Task Takes_that_do_not_answer_in_their_grace_are_named_as_one_row()
    {
        var running = Session.Start("@{ name = 'shot-7'; prompt = 'p [create:delay=100000 x*]' } | New-StarVideoTask -Count 3");
        await Eventually.HoldsAsync(() => Counters.CreatesInFlight == 3, "the takes are on their way");
        await StopPromptlyAsync(running);

        Assert.Contains("unknown outcome: 3. Their videos may exist and be billed: shot-7 (3 takes). ", LastWords, StringComparison.Ordinal);
        await AssertAllIsOverAsync();
    }

    [Theory]
    [InlineData("429=100 x*")]
    [InlineData("429-date=100 x*")]
    public async Task A_pause_the_service_asked_for_ends_at_once(string fault)
    {
        var running = Session.Start($"'p [create:{fault}]', 'q', 'r' | New-StarVideoTask -ThrottleLimit 1");
        await Eventually.HoldsAsync(() => Counters.CreatesRefused == 1, "the service asks for a pause");
        await StopPromptlyAsync(running);

        Assert.Equal(1, Counters.CreatesReceived);
        Assert.Empty(LastWords);
        await AssertAllIsOverAsync();
    }

    [Fact]
    public async Task A_wait_between_two_polls_ends_at_once_and_names_what_goes_on()
    {
        var ids = await SubmitAsync("a [polls:100]", "b [polls:100]", "c");
        var running = Session.Start("Wait-StarVideoTask -Id $ids -PollInterval 100");
        await Eventually.HoldsAsync(() => Counters.QueriesReceived == 3 && running.OutputCount == 1, "each is polled once");
        var run = await StopPromptlyAsync(running);

        Assert.Equal([ids[2]], run.Tasks.Select(task => task.Id));
        AssertLastWordsName(ids.Take(2));
        Assert.DoesNotContain(ids[2], LastWords, StringComparison.Ordinal);
        await AssertAllIsOverAsync();
    }

    [Theory]
    [InlineData("Wait-StarVideoTask -Id $ids")]
    [InlineData("Get-StarVideoTask -Id $ids")]
    [InlineData("Save-StarVideo -Id $ids -Path $folder")]
    public async Task A_query_on_its_way_is_given_up_at_once(string command)
    {
        using var folder = new TempFolder();
        Session.Set("folder", folder.Path);
        await SubmitAsync("a [query:delay=100000]");
        var running = Session.Start(command);
        await Eventually.HoldsAsync(() => Counters.QueriesReceived == 1, "the query is on its way");
        var run = await StopPromptlyAsync(running);

        Assert.Empty(run.Errors);
        Assert.Empty(folder.Files);
        await AssertAllIsOverAsync();
    }

    [Fact]
    public async Task A_retry_of_a_query_is_given_up_at_once()
    {
        await SubmitAsync("a [query:429=100 x*]");
        var running = Session.Start("Get-StarVideoTask -Id $ids");
        await Eventually.HoldsAsync(() => Counters.QueriesReceived == 1, "the service asks for a pause");
        await StopPromptlyAsync(running);
        await AssertAllIsOverAsync();
    }

    [Fact]
    public async Task The_whole_pipeline_ends_at_once()
    {
        using var folder = new TempFolder();
        Session.Set("folder", folder.Path);
        var running = Session.Start("1..8 | ForEach-Object { \"row $_ [polls:100]\" } | New-StarVideoTask | Wait-StarVideoTask -PollInterval 1 | Save-StarVideo -Path $folder");
        await Eventually.HoldsAsync(() => Counters.QueriesReceived > 0, "the wait has begun");
        await StopPromptlyAsync(running);

        AssertLastWordsName(Emulator.State.Tasks.All.Select(task => task.Id));
        Assert.Empty(folder.Files);
        await AssertAllIsOverAsync();
    }

    [Fact]
    public async Task Stopping_what_has_ended_is_no_matter()
    {
        var running = Session.Start("New-StarVideoTask 'p'");
        await running.Completion;
        await AssertAllIsOverAsync();
        Assert.Empty(LastWords);
    }
}
