using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>Several takes of a row in the cmdlets: their parameters and their output.</summary>
public sealed class TakeTests : EngineTest
{
    private const string Table = """
        $rows = "name,prompt,duration,count`nfox,A fox,5,3`ncrow,A crow,5,`nowl,An owl,5,many`n" | ConvertFrom-Csv

        """;

    [Fact]
    public async Task A_column_says_how_many_and_the_parameter_fills_empty_cells()
    {
        var run = await RunAsync($"{Table}$rows | New-StarVideoTask -Count 2 -ThrottleLimit 8");

        var error = run.OneError("InvalidRequest").IsWellFormed();
        Assert.Equal("Row 3 (owl): count 'many': must be a whole number of takes from 1 to 50.", error.ToString());
        Assert.Equal(["fox 1", "fox 2", "fox 3", "crow 1", "crow 2"], run.Tasks.Select(static task => $"{task.Name} {task.Take}"));
        Assert.Equal(2, run.Tasks.Select(static task => task.TakeOf).Distinct().Count());
        Assert.Equal(5, Counters.CreatesReceived);
    }

    [Theory]
    [InlineData("New-StarVideoTask p")]
    [InlineData("New-StarVideoTask p -ReferenceImage https://example.com/a.png")]
    [InlineData("New-StarVideoTask p -FirstImage https://example.com/a.png -LastImage https://example.com/b.png")]
    [InlineData("New-StarVideoTask p -ReferenceVideo https://example.com/v.mp4")]
    [InlineData("New-StarVideoTask p -ReferenceImage https://example.com/a.png -ReferenceVideo https://example.com/v.mp4")]
    [InlineData("'p' | New-StarVideoTask")]
    public async Task Every_mode_has_takes(string command)
    {
        Assert.Equal([1, 2, 3], (await RunAsync($"{command} -Count 3")).Clean().Tasks.Select(static task => task.Take));
        Assert.Equal(3, Counters.CreatesReceived);
        Assert.Equal(3, Assert.Single((await RunAsync(command.Replace("New-StarVideoTask", "Test-StarVideoRequest", StringComparison.Ordinal) + " -Count 3")).Clean().Values<RequestCheck>()).Takes);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("51")]
    [InlineData("2.5")]
    [InlineData("many")]
    [InlineData("-1")]
    public async Task Another_count_is_refused_before_anything_is_sent(string count)
    {
        foreach (var command in new[] { "New-StarVideoTask", "Test-StarVideoRequest" })
        {
            Assert.StartsWith("ParameterArgument", (await CatchAsync($"'p' | {command} -Count {count}")).Id(), StringComparison.Ordinal);
        }

        AssertNothingSent();
    }

    [Fact]
    public async Task The_error_of_a_take_says_which_one_and_has_the_row_as_its_target()
    {
        var run = await RunAsync("@{ prompt = 'a'; name = 'fox' }, @{ prompt = 'b [create:422]'; name = 'owl' } | New-StarVideoTask -Count 2; New-StarVideoTask 'c [create:422]' -Count 2; New-StarVideoTask 'd [create:422]'");

        Assert.Equal(5, run.Errors.Count);
        Assert.Collection(
            run.Errors.Select(static error => error.ToString()),
            static text => Assert.StartsWith("Row 2 (owl), take 1 of 2: ", text, StringComparison.Ordinal),
            static text => Assert.StartsWith("Row 2 (owl), take 2 of 2: ", text, StringComparison.Ordinal),
            static text => Assert.StartsWith("Take 1 of 2: ", text, StringComparison.Ordinal),
            static text => Assert.StartsWith("Take 2 of 2: ", text, StringComparison.Ordinal),
            static text => Assert.DoesNotContain("Take", text, StringComparison.Ordinal));
        Assert.Equal("owl", ((System.Collections.Hashtable)((System.Management.Automation.PSObject)run.Errors[1].TargetObject).BaseObject)["name"]);
    }

    [Fact]
    public async Task Each_take_is_asked_about_by_its_number()
    {
        (await RunAsync("@{ prompt = 'a'; name = 'fox' }, @{ prompt = 'b'; count = 1 } | New-StarVideoTask -Count 3 -WhatIf; New-StarVideoTask c -Count 2 -WhatIf")).Clean();

        AssertNothingSent();
        Assert.Collection(
            Session.Host.Screen.Lines.ToArray(),
            static line => Assert.Contains("\"Row 1 (fox), take 1 of 3: {", line, StringComparison.Ordinal),
            static line => Assert.Contains("\"Row 1 (fox), take 2 of 3: {", line, StringComparison.Ordinal),
            static line => Assert.Contains("\"Row 1 (fox), take 3 of 3: {", line, StringComparison.Ordinal),
            static line => Assert.Contains("\"Row 2: {", line, StringComparison.Ordinal),
            static line => Assert.Contains("\"Take 1 of 2: {", line, StringComparison.Ordinal),
            static line => Assert.Contains("\"Take 2 of 2: {", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_line_again_sends_nothing_and_with_a_larger_count_the_missing_takes()
    {
        var first = (await RunAsync("'a', 'b' | New-StarVideoTask -Batch run")).Clean().Tasks;
        var three = (await RunAsync("'a', 'b' | New-StarVideoTask -Batch run -Resume -Count 3")).Clean().Tasks;
        var again = (await RunAsync("'a', 'b' | New-StarVideoTask -Batch run -Resume -Count 3")).Clean().Tasks;
        var two = (await RunAsync("'a', 'b' | New-StarVideoTask -Batch run -Resume -Count 2")).Clean().Tasks;

        Assert.Equal(6, Counters.CreatesReceived);
        Assert.Equal(first.Select(static task => task.Id), three.Where(static task => task.Take == 1).Select(static task => task.Id));
        Assert.Equal(three.Select(static task => (task.Id, task.Take, task.TakeOf)), again.Select(static task => (task.Id, task.Take, task.TakeOf)));
        Assert.Equal(three.Where(static task => task.Take < 3).Select(static task => task.Id), two.Select(static task => task.Id));
    }

    [Fact]
    public async Task Caps_count_takes()
    {
        var run = await RunAsync("'a', 'b' | New-StarVideoTask -Count 4 -MaximumVideos 5");

        Assert.StartsWith("3 videos were not sent: the cap of this run is 5 videos (MaximumVideos), and 5 count.", run.OneError("SpendingLimitReached").ToString(), StringComparison.Ordinal);
        Assert.Equal(["a", "a", "a", "a", "b"], run.Tasks.Select(static task => task.Prompt));
        Assert.Equal(5, Counters.CreatesReceived);
    }

    [Theory]
    [InlineData("", "fox.mp4", "fox-2.mp4", "fox-3.mp4")]
    [InlineData("-FileName '{Name}_{Take:00}'", "fox_01.mp4", "fox_02.mp4", "fox_03.mp4")]
    public async Task The_files_are_told_apart_by_their_takes_in_every_run(string name, string first, string second, string third)
    {
        using var folder = new TempFolder();
        Session.Set("folder", folder.Path);
        var line = $"@{{ prompt = 'p'; name = 'fox' }} | New-StarVideoTask -Batch run -Resume -Count 3 -WarningAction Ignore | Wait-StarVideoTask -PollInterval 1 | Save-StarVideo -Path $folder {name}";
        (await RunAsync(line)).Clean();
        string[] names = [first, second, third];
        Assert.Equal(names.Order(StringComparer.Ordinal), Directory.GetFiles(folder.Path, "*.mp4").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var tasks = (await RunAsync("Get-StarVideoTask")).Clean().Tasks;
        Assert.All(tasks, task => Assert.Equal(names[task.Take!.Value - 1], Path.GetFileName(task.Path)));

        var media = Counters.MediaRequests;
        Assert.All((await RunAsync(line + " -SkipExisting")).Clean().Values<FileInfo>(), static file => Assert.True(file.Exists));
        Assert.Equal(media, Counters.MediaRequests);
        File.Delete(Path.Combine(folder.Path, second));
        (await RunAsync(line.Replace("| Wait-", "| Select-Object -Last 2 | Sort-Object Take -Descending | Wait-", StringComparison.Ordinal) + " -SkipExisting")).Clean();
        Assert.Equal(names.Order(StringComparer.Ordinal), Directory.GetFiles(folder.Path, "*.mp4").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_bare_id_gets_its_take_from_the_journal()
    {
        var tasks = (await RunAsync("New-StarVideoTask p -Name fox -Count 2")).Clean().Tasks;
        Session.Set("id", tasks[1].Id);

        var waited = Assert.Single((await RunAsync("Wait-StarVideoTask -Id $id -PollInterval 1")).Clean().Tasks);
        Assert.Equal((2, tasks[1].TakeOf), (waited.Take, waited.TakeOf));
        var asked = Assert.Single((await RunAsync("Get-StarVideoTask -Id $id")).Clean().Tasks);
        Assert.Equal((2, tasks[1].TakeOf), (asked.Take, asked.TakeOf));
    }

    [Fact]
    public async Task A_dry_run_counts_videos_and_seconds()
    {
        var run = (await RunAsync($"{Table}$rows | Test-StarVideoRequest -Count 2")).Clean();

        Assert.Equal([3, 2, null], run.Values<RequestCheck>().Select(static check => check.Takes));
        Assert.Contains("3 rows: 2 valid, 1 not valid, 0 cannot be told. Without those that are not valid: 5 videos, 25 seconds.", Assert.Single(run.Information), StringComparison.Ordinal);
        AssertNothingSent();
    }

    [Fact]
    public async Task A_checked_row_is_submitted_as_often_as_its_column_says()
    {
        var run = (await RunAsync($"{Table}$rows | Test-StarVideoRequest | Where-Object IsValid | New-StarVideoTask")).Clean();

        Assert.Equal([1, 2, 3, 1], run.Tasks.Select(static task => task.Take));
    }

    [Theory]
    [InlineData("$tasks")]
    [InlineData("$tasks | ConvertTo-Csv | ConvertFrom-Csv")]
    [InlineData("$tasks | Select-Object Id, Name, Prompt, Take, TakeOf, Status")]
    public async Task Tasks_of_takes_are_not_taken_for_rows(string rows)
    {
        var run = await RunAsync($"$tasks = New-StarVideoTask p -Count 2; {rows} | New-StarVideoTask -Count 2");

        Assert.Equal(["InvalidRequest", "InvalidRequest"], run.ErrorIds);
        Assert.Equal(2, Counters.CreatesReceived);
    }
}
