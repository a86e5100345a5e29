using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>Submissions overlap, and their results come in the order of the rows.</summary>
public sealed class OrderTests : EngineTest
{
    [Fact]
    public async Task Tasks_come_out_in_the_order_of_the_rows_although_answers_do_not()
    {
        var prompts = Enumerable.Range(0, 12).Select(row => $"row {row} [create:delay={(12 - row) * 20}]").ToArray();
        var run = (await RunAsync("$input | New-StarVideoTask -ThrottleLimit 6", prompts)).Clean();

        Assert.Equal(prompts, run.Tasks.Select(task => task.Prompt));
    }

    [Fact]
    public async Task Tasks_and_errors_come_in_the_order_of_the_rows()
    {
        var run = await RunAsync("""
            $all = 'a [create:delay=150]', 'b [create:400]', 'c [create:delay=50]', 'd [create:422]', 'e' |
                New-StarVideoTask -ThrottleLimit 5 2>&1
            $all.ForEach{ if ($_ -is [Management.Automation.ErrorRecord]) { 'error ' + "$($_.TargetObject)"[0] } else { 'task ' + $_.Prompt[0] } }
            """);

        Assert.Equal(["task a", "error b", "task c", "error d", "task e"], run.Clean().Values<string>());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_submissions_are_on_their_way_than_allowed(int limit)
    {
        var prompts = Enumerable.Range(0, 4 * limit).Select(row => $"row {row} [create:delay=40]").ToArray();
        (await RunAsync($"$input | New-StarVideoTask -ThrottleLimit {limit}", prompts)).Clean();

        Assert.Equal(limit, Counters.MaxConcurrentCreates);
        Assert.Equal(prompts.Length, Counters.CreatesAccepted);
    }

    [Fact]
    public async Task Five_are_on_their_way_where_nothing_is_said()
    {
        var prompts = Enumerable.Range(0, 15).Select(row => $"row {row} [create:delay=60]").ToArray();
        (await RunAsync("$input | New-StarVideoTask", prompts)).Clean();

        Assert.Equal(5, Counters.MaxConcurrentCreates);
    }

    [Fact]
    public async Task A_slow_row_at_the_head_holds_back_no_later_row()
    {
        var running = Session.Start("$input | New-StarVideoTask -ThrottleLimit 2", ["slow [create:delay=60000]", .. Enumerable.Range(0, 10).Select(row => $"row {row}")]);
        await Eventually.HoldsAsync(() => Counters.CreatesAccepted == 11, "ten rows pass the slow one");

        Assert.Equal(0, running.OutputCount);
        Assert.Equal(2, Counters.MaxConcurrentCreates);
        await Emulator.DisposeAsync();
        var run = await running.Completion;
        run.OneError("SubmissionOutcomeUnknown");
        Assert.Equal(10, run.Tasks.Length);
    }

    [Fact]
    public async Task A_task_is_handed_on_before_the_last_row_is_read()
    {
        var run = (await RunAsync("""
            $seen = [Collections.Generic.List[string]]::new()
            1..30 | ForEach-Object { $seen.Add("in $_"); "row $_" } | New-StarVideoTask -ThrottleLimit 2 | ForEach-Object { $seen.Add('out') }
            $seen.IndexOf('out') -lt $seen.IndexOf('in 30')
            """)).Clean();

        Assert.Equal([true], run.Values<bool>());
    }
}
