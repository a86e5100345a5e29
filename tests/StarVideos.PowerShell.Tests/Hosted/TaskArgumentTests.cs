using System.Management.Automation;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>Tasks and ids from different sources.</summary>
public sealed class TaskArgumentTests : EngineTest
{
    private const string Clixml = "& { $file = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName()); $tasks | Export-Clixml $file; Import-Clixml $file; Remove-Item $file }";

    public static TheoryData<string> Copies =>
    [
        "$tasks",
        "$tasks.Id",
        "[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($tasks))",
        Clixml,
        "($tasks | ConvertTo-Json | ConvertFrom-Json)",
        "($tasks | ConvertTo-Json | ConvertFrom-Json -AsHashtable)",
        "($tasks | ConvertTo-Csv | ConvertFrom-Csv)",
        "($tasks | Select-Object Id, Name, Prompt, Mode, Duration, Ratio, Status, CreatedAt, BaseUri)",
        "($tasks | Select-Object *)",
    ];

    [Theory]
    [MemberData(nameof(Copies))]
    public async Task Copies_of_tasks_can_be_asked_for_waited_for_and_saved(string copy)
    {
        using var folder = new TempFolder();
        Session.Set("folder", folder.Path);
        (await RunAsync("$tasks = @{ prompt = 'a fox'; name = 'fox'; duration = 5; ratio = '1:1' }, @{ prompt = 'a crow'; name = 'crow' } | New-StarVideoTask")).Clean();
        var run = (await RunAsync($$"""
            $copies = {{copy}}
            $copies | Get-StarVideoTask
            $copies | Wait-StarVideoTask -PollInterval 1
            $copies | Save-StarVideo -Path $folder
            """)).Clean();

        var tasks = run.Tasks;
        Assert.Equal(4, tasks.Length);
        Assert.All(tasks, task => Assert.Equal(VideoTaskStatus.Completed, task.Status));

        // Only the id is given. The journal adds what else is known about its task.
        Assert.Equal(["crow.mp4", "fox.mp4"], folder.Videos);
        Assert.Equal(("fox", "a fox", 5, "1:1", VideoMode.Text), (tasks[0].Name, tasks[0].Prompt, tasks[0].Duration, tasks[0].Ratio, tasks[0].Mode));
        Assert.Null(tasks[1].Duration);
        Assert.Equal(Emulator.BaseUri, tasks[0].BaseUri);
    }

    [Theory]
    [MemberData(nameof(Copies))]
    public async Task A_copy_of_an_ended_task_is_not_asked_for_again(string copy)
    {
        await SubmitAsync("a");
        await RunAsync("$tasks = Get-StarVideoTask -Id $ids");
        var run = (await RunAsync($"$copies = {copy}; $copies | Wait-StarVideoTask -PollInterval 1")).Clean();

        var task = Assert.Single(run.Tasks);
        Assert.Equal(VideoTaskStatus.Completed, task.Status);
        Assert.NotNull(task.VideoUrl);
        Assert.Equal(3, task.ActualDuration);
        var isAskedAgain = !copy.Contains('*', StringComparison.Ordinal) && (copy == "$tasks.Id" || copy.Contains("Select-Object Id", StringComparison.Ordinal));
        Assert.Equal(isAskedAgain ? 2 : 1, Counters.QueriesReceived);
    }

    [Theory]
    [InlineData("($tasks | ConvertTo-Json | ConvertFrom-Json)")]
    [InlineData("($tasks | ConvertTo-Csv | ConvertFrom-Csv)")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($tasks))")]
    public async Task Times_survive_the_copy(string copy)
    {
        await SubmitAsync("a [polls:100]");
        var run = (await RunAsync($"$tasks[0].CreatedAt; ({copy} | Get-StarVideoTask).CreatedAt")).Clean();

        var times = run.Values<DateTime>();
        Assert.Equal(2, times.Length);
        Assert.InRange(times[1] - times[0], TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_saved_file_stands_for_its_task()
    {
        using var folder = new TempFolder();
        Session.Set("folder", folder.Path);
        var ids = await SubmitAsync("a");
        var run = (await RunAsync("Wait-StarVideoTask -Id $ids | Save-StarVideo -Path $folder | Get-StarVideoTask")).Clean();
        Assert.Equal(ids[0], Assert.Single(run.Tasks).Id);
    }

    [Fact]
    public async Task Several_may_be_given_at_once_and_by_position()
    {
        var ids = await SubmitAsync("a", "b");
        var run = (await RunAsync("Get-StarVideoTask $ids; Wait-StarVideoTask $ids; , $ids | Get-StarVideoTask; Get-StarVideoTask -InputObject $ids; Get-StarVideoTask -Id $tasks")).Clean();
        Assert.Equal(10, run.Tasks.Length);
        Assert.Equal(ids.Order(StringComparer.Ordinal), run.Tasks.Select(task => task.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("'../../etc/passwd'")]
    [InlineData("'a b'")]
    [InlineData("'-x'")]
    [InlineData("'a/b'")]
    [InlineData("'a?b'")]
    [InlineData("('a' * 257)")]
    [InlineData("'ключ'")]
    [InlineData("'  '")]
    [InlineData("[pscustomobject]@{ Name = 'no id' }")]
    [InlineData("@{}")]
    [InlineData("(Get-Date)")]
    public async Task What_can_be_no_id_is_an_error_and_the_others_go_on(string bad)
    {
        await SubmitAsync("a");
        var run = await RunAsync($"@({bad}) + $ids | Get-StarVideoTask; @({bad}) + $ids | Wait-StarVideoTask");

        Assert.Equal(2, run.Tasks.Length);
        Assert.Equal(["InvalidRequest", "InvalidRequest"], run.ErrorIds);
        Assert.All(run.Errors, error => error.IsWellFormed());
        Assert.Equal(0, Counters.UnknownPaths);
    }

    [Fact]
    public async Task A_bad_id_by_parameter_is_an_error_and_the_others_go_on()
    {
        await SubmitAsync("a");
        var run = await RunAsync("Get-StarVideoTask -Id '../x', $ids[0]");

        Assert.Single(run.Tasks);
        run.OneError("InvalidRequest").IsWellFormed();
    }

    [Fact]
    public async Task An_id_may_have_space_around_it()
    {
        await SubmitAsync("a");
        (await RunAsync("Get-StarVideoTask -Id \" $($ids[0]) \"; \"`t$($ids[0])`n\" | Get-StarVideoTask")).Clean();
    }

    [PwshFact]
    public async Task A_task_made_in_a_job_is_waited_for_outside_of_it()
    {
        Session.Set("module", EngineSession.ModulePath);
        Session.Set("secret", TestKey.Value);

        // A hosted engine cannot run jobs. A job is another pwsh, so the test starts one.
        var run = (await RunAsync("""
            pwsh -NoProfile -NonInteractive -Command {
                param($module, $key, $base)
                Import-Module $module
                Start-Job { param($module, $key, $base) Import-Module $module; New-StarVideoTask 'from a job' -Name job -ApiKey $key -BaseUri $base } -ArgumentList $module, $key, $base |
                    Receive-Job -Wait -AutoRemoveJob
            } -args $module, $secret, $base.AbsoluteUri | Wait-StarVideoTask -PollInterval 1
            """)).Clean();

        var task = Assert.Single(run.Tasks);
        Assert.Equal(("job", "from a job", VideoTaskStatus.Completed), (task.Name, task.Prompt, task.Status));
    }
}
