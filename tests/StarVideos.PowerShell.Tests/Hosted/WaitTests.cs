using System.Management.Automation;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

public sealed class WaitTests : EngineTest
{
    [Fact]
    public async Task Tasks_come_out_as_they_end()
    {
        await SubmitAsync("third [polls:3]", "first", "second [polls:2]");
        var run = (await RunAsync("$tasks.Id | Wait-StarVideoTask -PollInterval 1")).Clean();
        Assert.Equal(["first", "second [polls:2]", "third [polls:3]"], run.Tasks.Select(task => Emulator.State.Tasks.Find(task.Id)!.Request.Prompt));
    }

    [Fact]
    public async Task A_task_that_has_ended_is_passed_on_without_a_request()
    {
        await SubmitAsync("a", "b [end:failed]");
        await RunAsync("$ended = Get-StarVideoTask -Id $ids");
        var run = await RunAsync("$ended | Wait-StarVideoTask");

        Assert.Equal(2, run.Tasks.Length);
        run.OneError("VideoTaskFailed");
        Assert.Equal(2, Counters.QueriesReceived);
    }

    [Fact]
    public async Task A_task_keeps_what_was_known_of_it()
    {
        var run = (await RunAsync("New-StarVideoTask 'p' -Name shot -Duration 5 -Ratio 1:1 | Wait-StarVideoTask -PollInterval 1")).Clean();

        var task = Assert.Single(run.Tasks);
        Assert.Equal(("shot", "p", 5, "1:1", VideoMode.Text), (task.Name, task.Prompt, task.Duration, task.Ratio, task.Mode));
        Assert.Equal(VideoTaskStatus.Completed, task.Status);
        Assert.NotNull(task.VideoUrl);
        Assert.Equal(5, task.ActualDuration);
        Assert.Equal(DateTimeKind.Local, task.CreatedAt!.Value.Kind);
    }

    [Theory]
    [InlineData("[end:failed]", VideoTaskStatus.Failed)]
    [InlineData("[end:failure]", VideoTaskStatus.Failed)]
    [InlineData("[end:expired]", VideoTaskStatus.Failed)]
    [InlineData("[end:cancelled]", VideoTaskStatus.Cancelled)]
    [InlineData("[end:canceled]", VideoTaskStatus.Cancelled)]
    [InlineData("[query:error-object]", VideoTaskStatus.Failed)]
    [InlineData("[query:fail-reason]", VideoTaskStatus.Failed)]
    [InlineData("[query:control]", VideoTaskStatus.Failed)]
    public async Task A_task_without_a_video_is_passed_on_and_is_an_error(string fault, VideoTaskStatus status)
    {
        await SubmitAsync("bad " + fault, "good");
        var run = await RunAsync("Wait-StarVideoTask -Id $ids");

        Assert.Equal(2, run.Tasks.Length);
        var error = run.OneError("VideoTaskFailed").IsWellFormed();
        var task = Assert.IsType<VideoTask>(error.Target());
        Assert.Equal(status, task.Status);
        Assert.Same(run.Tasks.Single(item => item.Id == task.Id), task);
        Assert.Contains("refused", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(error.ToString(), char.IsControl);
    }

    [Theory]
    [InlineData("succeeded")]
    [InlineData("SUCCESS")]
    [InlineData("Done")]
    public async Task Any_word_for_success_ends_the_wait(string word)
    {
        await SubmitAsync($"p [end:{word}]");
        Assert.Equal(VideoTaskStatus.Completed, Assert.Single((await RunAsync("Wait-StarVideoTask -Id $ids")).Clean().Tasks).Status);
    }

    [Fact]
    public async Task An_unknown_word_is_warned_of_once_and_the_wait_goes_on()
    {
        await SubmitAsync("a [status:marinating] [polls:3]", "b [status:marinating] [polls:2]");
        var run = (await RunAsync("Wait-StarVideoTask -Id $ids -PollInterval 1")).Clean();

        Assert.Equal(2, run.Tasks.Length);
        Assert.Contains("marinating", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[query:no-url]")]
    [InlineData("[query:file-url]")]
    public async Task Completed_without_a_usable_address_is_an_error_of_its_own(string fault)
    {
        await SubmitAsync("p " + fault);
        var run = await RunAsync("Wait-StarVideoTask -Id $ids");

        Assert.Equal(VideoTaskStatus.Completed, Assert.Single(run.Tasks).Status);
        run.OneError("VideoUrlMissing").IsWellFormed();
    }

    [Fact]
    public async Task A_timeout_is_one_error_for_each_unfinished_task_with_the_command_that_goes_on()
    {
        var ids = await SubmitAsync("a [polls:1000]", "b [polls:1000]", "c");
        var run = await RunAsync("Wait-StarVideoTask -Id $ids -Timeout 1 -PollInterval 5");

        Assert.Equal([ids[2]], run.Tasks.Select(task => task.Id));
        Assert.Equal(["WaitTimeout", "WaitTimeout"], run.ErrorIds);
        Assert.Equal(ids.Take(2), run.Errors.Select(error => Assert.IsType<VideoTask>(error.Target()).Id).Order(StringComparer.Ordinal));
        Assert.All(run.Errors, error =>
        {
            Assert.Equal(ErrorCategory.OperationTimeout, error.IsWellFormed().CategoryInfo.Category);
            Assert.Contains($"Wait-StarVideoTask -Id '{error.Target()}'", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            Assert.DoesNotContain("New-StarVideoTask", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_timed_out_task_can_be_waited_for_again()
    {
        await SubmitAsync("a [polls:3]");
        var run = await RunAsync("""
            Wait-StarVideoTask -Id $ids -Timeout 1 -PollInterval 5 -ErrorVariable late -ErrorAction SilentlyContinue
            $late.TargetObject | Wait-StarVideoTask -PollInterval 1
            """);

        Assert.Equal(VideoTaskStatus.Completed, Assert.Single(run.Clean().Tasks).Status);
        Assert.Equal(1, Counters.CreatesReceived);
    }

    [Fact]
    public async Task An_unknown_id_is_an_error_and_the_others_go_on()
    {
        await SubmitAsync("a");
        var run = await RunAsync("'video_starvideos_1', $ids | Wait-StarVideoTask -PollInterval 1");

        Assert.Single(run.Tasks);
        var error = run.OneError("TaskNotFound").IsWellFormed();
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal("video_starvideos_1", Assert.IsType<VideoTask>(error.Target()).Id);
    }

    [Theory]
    [InlineData("401 x3")]
    [InlineData("404-task x2")]
    [InlineData("404")]
    [InlineData("500")]
    [InlineData("502")]
    [InlineData("html-200")]
    [InlineData("empty")]
    [InlineData("cut")]
    [InlineData("cut-body")]
    [InlineData("deep")]
    [InlineData("429=0")]
    [InlineData("refuse-200-code")]
    [InlineData("403")]
    public async Task A_wait_survives_bad_polls(string fault)
    {
        await SubmitAsync($"p [query:{fault}]");
        var run = (await RunAsync("$tasks | Wait-StarVideoTask -PollInterval 1 -Verbose")).Clean();

        Assert.Equal(VideoTaskStatus.Completed, Assert.Single(run.Tasks).Status);
        Assert.Contains(run.Verbose, text => text.Contains("failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_key_is_warned_of_once()
    {
        await SubmitAsync("a [query:401 x2]", "b [query:401]");
        var run = (await RunAsync("$tasks | Wait-StarVideoTask -PollInterval 1")).Clean();
        Assert.Contains("key", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_begins_while_rows_are_still_submitted()
    {
        // Rows come until the first task was polled. Without polls they would never end.
        Session.Set("counters", Counters);
        var run = (await RunAsync("""
            & { while ($counters.QueriesReceived -eq 0 -and $i -lt 500) { "row $((++$i)) [create:delay=50]" } } |
                New-StarVideoTask -ThrottleLimit 1 | Wait-StarVideoTask -PollInterval 1
            """)).Clean();

        Assert.InRange(run.Tasks.Length, 2, 499);
        Assert.All(run.Tasks, task => Assert.Equal(VideoTaskStatus.Completed, task.Status));
    }

    [Theory]
    [InlineData("-Timeout -1")]
    [InlineData("-PollInterval 0")]
    [InlineData("-Id ''")]
    [InlineData("-Id @()")]
    public async Task The_binder_refuses_what_cannot_be(string arguments)
    {
        Assert.IsAssignableFrom<ParameterBindingException>((await CatchAsync("Wait-StarVideoTask " + (arguments.StartsWith("-Id", StringComparison.Ordinal) ? "" : "-Id some-id ") + arguments)).Exception);
        AssertNothingSent();
    }
}
