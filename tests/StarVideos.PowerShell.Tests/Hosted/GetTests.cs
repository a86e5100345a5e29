using System.Management.Automation;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

public sealed class GetTests : EngineTest
{
    [Fact]
    public async Task Tasks_come_out_in_the_order_they_were_asked_for()
    {
        var ids = await SubmitAsync("a [query:delay=120]", "b [query:delay=60]", "c");
        var run = (await RunAsync("Get-StarVideoTask -Id $ids; $ids | Get-StarVideoTask; $tasks | Get-StarVideoTask; Get-StarVideoTask -InputObject $tasks")).Clean();
        Assert.Equal([.. ids, .. ids, .. ids, .. ids], run.Tasks.Select(task => task.Id));
    }

    [Fact]
    public async Task A_running_task_is_asked_once_and_passed_on_as_it_is()
    {
        await SubmitAsync("a [polls:10]");
        var run = (await RunAsync("$tasks | Get-StarVideoTask")).Clean();

        Assert.Equal(VideoTaskStatus.Queued, Assert.Single(run.Tasks).Status);
        Assert.Equal(1, Counters.QueriesReceived);
    }

    [Fact]
    public async Task A_failed_task_is_an_answer_and_no_error()
    {
        await SubmitAsync("a [end:failed]");
        var task = Assert.Single((await RunAsync("Get-StarVideoTask -Id $ids")).Clean().Tasks);

        Assert.Equal(VideoTaskStatus.Failed, task.Status);
        Assert.Contains("refused", task.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("400 x*", "RequestRejected", 1)]
    [InlineData("401 x*", "AuthenticationFailed", 1)]
    [InlineData("403 x*", "AccessDenied", 1)]
    [InlineData("404 x*", "EndpointNotFound", 1)]
    [InlineData("404-task x*", "TaskNotFound", 1)]
    [InlineData("refuse-200-code x*", "AuthenticationFailed", 1)]
    [InlineData("redirect x*", "RequestRejected", 1)]
    [InlineData("429 x*", "RateLimited", 5)]
    [InlineData("503-retry-after x*", "ServiceUnavailable", 5)]
    public async Task A_query_that_fails_for_good_is_one_error_with_a_stable_id(string fault, string id, int sent)
    {
        await SubmitAsync($"a [query:{fault}]", "b");
        var run = await RunAsync("Get-StarVideoTask -Id $ids");

        Assert.Equal("b", Emulator.State.Tasks.Find(Assert.Single(run.Tasks).Id)!.Request.Prompt);
        var error = run.OneError(id).IsWellFormed();
        Assert.Equal(id + ",StarVideos.PowerShell.Commands.GetStarVideoTaskCommand", error.FullyQualifiedErrorId);
        Assert.Equal(Emulator.State.Tasks.All[0].Id, Assert.IsType<VideoTask>(error.Target()).Id);
        Assert.Equal(sent + 1, Counters.QueriesReceived);
        Assert.Equal(0, Counters.RedirectsFollowed);
    }

    /// <summary>One test for all faults, so that their retries wait at the same time.</summary>
    [Fact]
    public async Task Faults_that_pass_are_asked_again_and_those_that_stay_are_errors_in_the_end()
    {
        string[] passing = ["408", "425", "500", "502", "503", "504", "429-bare", "429-date=0", "cut", "cut-body", "html-200", "empty", "deep", "huge"];
        await SubmitAsync([.. passing.Select(fault => $"p [query:{fault}]")]);
        var passed = (await RunAsync("$tasks | ForEach-Object -Begin { $all = @() } { $all += $_ } -End { Get-StarVideoTask -InputObject $all }")).Clean();
        Assert.Equal(passing.Length, passed.Tasks.Length);
        Assert.All(passed.Tasks, task => Assert.Equal(VideoTaskStatus.Completed, task.Status));

        (string Fault, string Id)[] staying = [("500", "ServiceUnavailable"), ("html-200", "AnswerUnreadable"), ("empty", "AnswerUnreadable"), ("cut", "ConnectionLost"), ("502", "ServiceUnavailable")];
        await SubmitAsync([.. staying.Select(item => $"q [query:{item.Fault} x*]")]);
        var failed = await RunAsync("Get-StarVideoTask -Id $ids");
        Assert.Equal(staying.Select(item => item.Id), failed.ErrorIds);
        Assert.All(failed.Errors, error => error.IsWellFormed());
    }

    [Theory]
    [InlineData("wrapped")]
    [InlineData("nulls-absent")]
    [InlineData("extra")]
    [InlineData("duration-decimal")]
    [InlineData("duration-string")]
    public async Task An_answer_in_another_shape_is_read(string shape)
    {
        await SubmitAsync($"p [query:{shape}]");
        var task = Assert.Single((await RunAsync("Get-StarVideoTask -Id $ids")).Clean().Tasks);

        Assert.Equal(VideoTaskStatus.Completed, task.Status);
        Assert.Equal(3, task.ActualDuration);
        Assert.NotNull(task.VideoUrl);
    }

    [Fact]
    public async Task A_foreign_id_works_like_any_other()
    {
        var ids = await SubmitAsync("p [create:mcp-id]");
        Assert.StartsWith("mcp_", ids[0], StringComparison.Ordinal);
        (await RunAsync("Get-StarVideoTask -Id $ids; Wait-StarVideoTask -Id $ids")).Clean();
    }
}
