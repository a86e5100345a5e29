using System.Management.Automation;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StarVideos.Emulator;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>Export a review page, decide, import, and submit retakes.</summary>
public sealed class ReviewTests : EngineTest, IDisposable
{
    private const string Rows = "@{ prompt = 'a harbour'; name = 'harbour'; duration = 5 }, @{ prompt = 'a fox'; name = 'fox'; referenceImages = 'https://example.com/fox.png?sign=1' }";

    private readonly TempFolder _folder = new();

    private protected override EmulatorOptions Options => new() { ApiKey = TestKey.Value, ReadyAfterPolls = 1 };

    private string Page => Path.Combine(_folder.Path, "review.html");

    private JsonObject Data => JsonNode.Parse(Regex.Match(File.ReadAllText(Page), "id=\"review-data\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value)!.AsObject();

    private JsonObject[] Entries => [.. Data["entries"]!.AsArray().Select(entry => entry!.AsObject())];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_whole_loop_from_a_table_to_the_next_takes()
    {
        var run = (await RunPipelineAsync($"{Rows} | New-StarVideoTask -Count 2 -Batch trailer | Wait-StarVideoTask -PollInterval 1 | Save-StarVideo -Path $folder | Export-StarVideoReview -Path $page")).Clean();
        Assert.Equal(Page, Assert.Single(run.Values<FileInfo>()).FullName);
        Assert.Empty(run.Warnings);
        Assert.Equal(["harbour", "harbour", "fox", "fox"], Entries.Select(entry => (string?)entry["name"]));
        Assert.Equal([1, 1, 2, 2], Entries.Select(entry => (int)entry["row"]!));
        Assert.Equal([1, 2, 1, 2], Entries.Select(entry => (int)entry["take"]!));
        Assert.Equal(["harbour.mp4", "harbour-2.mp4", "fox.mp4", "fox-2.mp4"], Entries.Select(entry => (string?)entry["file"]));
        Assert.Equal("trailer", (string?)Data["title"]);
        Assert.DoesNotContain("sign=1", File.ReadAllText(Page), StringComparison.Ordinal);
        Assert.DoesNotContain(TestKey.Value, File.ReadAllText(Page), StringComparison.Ordinal);

        Decide(
            new JsonObject { ["decision"] = "keep", ["rating"] = 5 },
            new JsonObject { ["decision"] = "reject", ["rating"] = 1 },
            new JsonObject { ["decision"] = "retake", ["count"] = 3, ["request"] = JsonNode.Parse("""{"mode":"ImageReference","name":"fox","prompt":"a red fox","duration":4,"referenceImages":["https://example.com/a.png","https://example.com/b.png"]}""") },
            new JsonObject { ["rating"] = 4 });
        var again = (await RunAsync("Import-StarVideoReview $json -Decision Retake | New-StarVideoTask -Batch trailer-2")).Clean();

        Assert.Empty(again.Warnings);
        Assert.Equal([1, 2, 3], again.Tasks.Select(task => task.Take));
        Assert.All(again.Tasks, task => Assert.Equal(("fox", "a red fox", 4), (task.Name, task.Prompt, task.Duration)));
        Assert.Equal("""["https://example.com/a.png","https://example.com/b.png"]""", Sent[^1]["referenceImages"]!.ToJsonString());
    }

    [Fact]
    public async Task Decisions_come_out_as_files_and_rows()
    {
        await MakeAsync();
        var all = (await RunAsync("Import-StarVideoReview $json")).Clean();
        Assert.Equal(["Keep fox.mp4 5", "Reject crow.mp4 1", "Retake a cow 3", "None hen.mp4 4"], all.Output.Select(Shown));

        Assert.Equal(["Keep fox.mp4 5"], await ShownAsync("-Decision Keep"));
        Assert.Equal(["Keep fox.mp4 5", "Retake a cow 3"], await ShownAsync("-Decision keep, retake"));
        Assert.Equal(["Keep fox.mp4 5", "None hen.mp4 4"], await ShownAsync("-MinimumRating 4"));
        Assert.Empty(await ShownAsync("-Decision Reject -MinimumRating 2"));

        (await RunAsync("Import-StarVideoReview $json -Decision Keep | Copy-Item -Destination (New-Item -ItemType Directory \"$folder/kept\"); Import-StarVideoReview $folder -Decision Reject | Remove-Item")).Clean();
        Assert.True(File.Exists(Path.Combine(_folder.Path, "kept", "fox.mp4")));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "crow.mp4")));
        Assert.True(File.Exists(Path.Combine(_folder.Path, "fox.mp4")));

        async Task<string[]> ShownAsync(string parameters) => [.. (await RunAsync($"Import-StarVideoReview $json {parameters}")).Clean().Output.Select(Shown)];
    }

    [Fact]
    public async Task A_file_with_brackets_in_its_name_is_the_one_that_is_copied_and_removed()
    {
        (await RunPipelineAsync("'fox 1', 'fox [1]', 'fox [a-z]', 'fox b' | ForEach-Object { @{ prompt = $_; name = $_ } } | New-StarVideoTask -ThrottleLimit 1 | Wait-StarVideoTask -PollInterval 1 | Save-StarVideo -Path $folder | Copy-Item -Destination (New-Item -ItemType Directory \"$folder/copies\")")).Clean();
        Assert.Equal(["fox 1.mp4", "fox [1].mp4", "fox [a-z].mp4", "fox b.mp4"], Names("copies"));

        (await RunAsync("Get-ChildItem \"$folder/*.mp4\" | Sort-Object Name | Export-StarVideoReview $page | Get-Content -TotalCount 1")).Clean();
        Decide([.. Entries.Select(static entry => new JsonObject { ["decision"] = ((string)entry["name"]!).Contains('[', StringComparison.Ordinal) ? "reject" : "keep" })]);
        (await RunAsync("Import-StarVideoReview $json -Decision Reject | Remove-Item")).Clean();
        Assert.Equal(["fox 1.mp4", "fox b.mp4"], Names(""));

        string[] Names(string folder) => [.. Directory.GetFiles(Path.Combine(_folder.Path, folder), "*.mp4").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];
    }

    [Theory]
    [InlineData("$rows")]
    [InlineData("$rows | ConvertTo-Csv | ConvertFrom-Csv | Select-Object * -ExcludeProperty Decision, Rating, Edited, RetakeOf")]
    [InlineData("$(Export-Clixml \"$folder/rows.xml\" -InputObject $rows; Import-Clixml \"$folder/rows.xml\")")]
    public async Task A_retake_is_a_row_in_whatever_form_it_was_kept(string rows)
    {
        await MakeAsync();
        var sent = Sent.Length;
        var run = (await RunAsync($"$rows = @(Import-StarVideoReview $json -Decision Retake); {rows} | New-StarVideoTask -WhatIf")).Clean();
        Assert.Empty(run.Warnings);
        Assert.Equal(sent, Sent.Length);

        run = (await RunAsync($"{rows} | New-StarVideoTask")).Clean();
        Assert.Empty(run.Warnings);
        Assert.Equal(3, run.Tasks.Length);
    }

    [Fact]
    public async Task Files_are_no_rows()
    {
        await MakeAsync();
        var sent = Sent.Length;
        var run = await RunAsync("Import-StarVideoReview $json -Decision Keep | New-StarVideoTask");
        Assert.Equal(["InvalidRequest"], run.ErrorIds);
        Assert.Equal(sent, Sent.Length);
    }

    [Fact]
    public async Task What_came_is_written_where_stages_before_it_fail()
    {
        var run = await RunPipelineAsync("'good', @{ prompt = 'bad'; duration = 99 }, 'fails [end:failed]', 'good too' | New-StarVideoTask -Batch mixed -ThrottleLimit 1 | Wait-StarVideoTask -PollInterval 1 | Save-StarVideo -Path $folder | Export-StarVideoReview $page");
        Assert.Null(run.Failure);
        Assert.Equal(["InvalidRequest", "VideoTaskFailed"], run.ErrorIds.Order());
        Assert.Equal(["Completed", "Failed", "Completed"], Entries.Select(entry => (string?)entry["status"]));
        Assert.NotNull(Entries[1]["error"]);
        Assert.Null(Entries[1]["file"]);
    }

    [Fact]
    public async Task A_page_is_written_from_tasks_from_a_label_and_from_a_folder()
    {
        await MakeAsync();
        File.Delete(Page);
        (await RunAsync("Get-StarVideoTask | Export-StarVideoReview $page")).Clean();
        Assert.Equal(["fox", "crow", "cow", "hen"], Names());

        (await RunAsync("Export-StarVideoReview $page -Batch farm -Title 'The farm'")).Clean();
        Assert.Equal(["fox", "crow", "cow", "hen"], Names());
        Assert.Equal("The farm", (string?)Data["title"]);

        // Only the folder is given: its index knows the files.
        var run = (await RunAsync("$env:STARVIDEOS_JOURNAL = 'off'; Get-ChildItem $folder/* -Include *.mp4 | Sort-Object Name -Descending | Export-StarVideoReview $folder")).Clean();
        Assert.Empty(run.Warnings);
        Assert.Equal(["hen", "fox", "crow", "cow"], Names());
        Assert.Equal(["a hen", "a fox", "a crow", "a cow"], Entries.Select(entry => (string?)entry["request"]!["prompt"]));

        string[] Names() => [.. Entries.Select(entry => (string)entry["name"]!)];
    }

    [Fact]
    public async Task Nothing_to_review_is_said_and_a_page_that_is_there_stays()
    {
        await MakeAsync();
        var before = File.ReadAllText(Page);
        var run = (await RunAsync("Export-StarVideoReview $page -Batch nonsense; @() | Export-StarVideoReview \"$folder/other.html\"")).Clean();
        Assert.Empty(run.Output);
        Assert.Equal(2, run.Warnings.Count);
        Assert.All(run.Warnings, static warning => Assert.Contains("nothing to review", warning, StringComparison.Ordinal));
        Assert.Equal(before, File.ReadAllText(Page));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "other.html")));
    }

    [Fact]
    public async Task WhatIf_writes_and_opens_nothing_and_Force_replaces_what_is_no_page()
    {
        await MakeAsync();
        File.WriteAllText(Page, "mine");
        Assert.Empty((await RunAsync("Get-StarVideoTask | Export-StarVideoReview $page -WhatIf -Show")).Clean().Output);
        var run = await RunAsync("try { Get-StarVideoTask | Export-StarVideoReview $page } catch { $_ }");
        var error = Assert.Single(run.Values<ErrorRecord>());
        Assert.Equal("FileExists", error.Id());
        Assert.Contains("-Force", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("FileName", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Page));

        (await RunAsync("Get-StarVideoTask | Export-StarVideoReview $page -Force")).Clean();
        Assert.Equal(4, Entries.Length);
    }

    [UnixFact]
    public async Task Show_hands_the_page_to_the_systems_program_and_says_where_there_is_none()
    {
        await MakeAsync();
        var path = Environment.GetEnvironmentVariable("PATH");
        var programs = Directory.CreateDirectory(Path.Combine(_folder.Path, "programs")).FullName;
        try
        {
            Environment.SetEnvironmentVariable("PATH", programs);
            var none = (await RunAsync("Export-StarVideoReview $page -Batch farm -Show")).Clean();
            Assert.Contains("could not be opened here", Assert.Single(none.Warnings), StringComparison.Ordinal);
            Assert.Single(none.Output);

            // The program exists but finds no browser, which is the usual case on a server.
            WritePrograms("exit 3");
            var noBrowser = (await RunAsync("Export-StarVideoReview $page -Batch farm -Show")).Clean();
            Assert.Contains("exit code 3", Assert.Single(noBrowser.Warnings), StringComparison.Ordinal);
            Assert.Single(noBrowser.Output);

            var opened = Path.Combine(_folder.Path, "opened.txt");
            WritePrograms($"printf '%s' \"$1\" > '{opened}.new'\n/bin/mv '{opened}.new' '{opened}'");

            Assert.Empty((await RunAsync("Export-StarVideoReview $page -Batch farm -Show")).Clean().Warnings);
            await Eventually.HoldsAsync(() => File.Exists(opened), "the page is opened");
            Assert.Equal(Page, File.ReadAllText(opened));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }

        void WritePrograms(string script)
        {
            foreach (var name in new[] { "xdg-open", "open" })
            {
                File.WriteAllText(Path.Combine(programs, name), $"#!/bin/sh\n{script}\n");
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(Path.Combine(programs, name), UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
                }
            }
        }
    }

    [Theory]
    [InlineData("[pscustomobject]@{ prompt = 'a row' }", "id ''")]
    [InlineData("'videos/fox.mp4'", "'videos/fox.mp4'")]
    [InlineData("Get-Date", "DateTime")]
    public async Task What_is_neither_a_task_nor_a_file_is_an_error_that_names_it(string given, string named)
    {
        await MakeAsync();
        var run = await RunAsync($"{given} | Export-StarVideoReview \"$folder/other.html\"");
        var error = Assert.Single(run.Errors).ToString();
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.Contains(TaskId.Rule, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-StarVideoTask | Export-StarVideoReview Env:/page.html")]
    [InlineData("Get-StarVideoTask | Export-StarVideoReview Variable:page")]
    [InlineData("Import-StarVideoReview Env:/review.json")]
    [InlineData("Import-StarVideoReview $json -Page Env:/review.html")]
    [InlineData("Get-StarVideoTask | Save-StarVideo -Path Env:/videos")]
    public async Task A_path_that_is_none_of_the_file_system_is_refused(string script)
    {
        await MakeAsync();
        var error = await CatchAsync(script);
        Assert.Equal("InvalidRequest", error.Id());
        Assert.Contains("must be a path of the file system", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Force_replaces_no_saved_video()
    {
        await MakeAsync();
        var video = File.ReadAllBytes(Path.Combine(_folder.Path, "fox.mp4"));
        var error = await CatchAsync("Get-StarVideoTask | Export-StarVideoReview \"$folder/fox.mp4\" -Force");
        Assert.Equal("InvalidRequest", error.Id());
        Assert.Contains("fox.mp4", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(video, File.ReadAllBytes(Path.Combine(_folder.Path, "fox.mp4")));
    }

    [Fact]
    public async Task A_path_with_a_separator_at_its_end_is_a_folder()
    {
        await MakeAsync();
        var run = (await RunAsync("Get-StarVideoTask | Export-StarVideoReview \"$folder/new/\" -WarningAction Ignore")).Clean();
        Assert.Equal(Path.Combine(_folder.Path, "new", "review.html"), Assert.Single(run.Values<FileInfo>()).FullName);
    }

    [Fact]
    public async Task A_wrong_decision_is_an_error_and_the_others_come()
    {
        await MakeAsync();
        Decide(new JsonObject { ["decision"] = "keep", ["rating"] = 9 }, new JsonObject { ["decision"] = "keep" }, new JsonObject { ["decision"] = "keep" });
        File.Delete(Path.Combine(_folder.Path, "cow.mp4"));
        var run = await RunAsync("Import-StarVideoReview $json -Decision Keep");
        Assert.Equal(["ReviewInvalid", "VideoFileMissing"], run.ErrorIds);
        Assert.All(run.Errors, static error => Assert.IsType<ReviewDecision>(error.TargetObject));
        Assert.Equal(["crow.mp4"], run.Values<FileInfo>().Select(static file => file.Name));

        // The missing file is filtered out here.
        Assert.Equal(["ReviewInvalid"], (await RunAsync("Import-StarVideoReview $json -Decision Retake")).ErrorIds);
    }

    [Fact]
    public async Task A_file_of_another_review_ends_the_command()
    {
        await MakeAsync();
        File.WriteAllText(Path.Combine(_folder.Path, "review.json"), File.ReadAllText(Path.Combine(_folder.Path, "review.json")).Replace((string)Data["id"]!, new string('0', 32), StringComparison.Ordinal));
        var error = await CatchAsync("Import-StarVideoReview $json");
        Assert.Equal("ReviewInvalid", error.Id());
        Assert.Contains("another review", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_no_entry()
    {
        Session.Set("folder", _folder.Path);
        var run = await RunAsync("Get-Item $folder | Export-StarVideoReview \"$folder/review.html\"");
        Assert.Contains("Get-ChildItem", Assert.Single(run.Errors).ToString(), StringComparison.Ordinal);
    }

    private static string Shown(PSObject? output) => string.Join(" ", new[] { "Decision", "Name", "Prompt", "Rating", "Count" }
        .Where(name => name != "Prompt" || output!.BaseObject is not FileInfo)
        .Where(name => name != "Name" || output!.BaseObject is FileInfo)
        .Select(name => output!.Properties[name]?.Value?.ToString()).Where(static text => !string.IsNullOrEmpty(text)));

    private Task<ScriptRun> RunPipelineAsync(string script)
    {
        Session.Set("folder", _folder.Path);
        Session.Set("page", Page);
        Session.Set("json", Path.Combine(_folder.Path, "review.json"));
        return RunAsync(script);
    }

    /// <summary>Makes four saved videos, their page, and a decision of each kind.</summary>
    private async Task MakeAsync()
    {
        (await RunPipelineAsync("'fox', 'crow', 'cow', 'hen' | ForEach-Object { @{ prompt = \"a $_\"; name = $_ } } | New-StarVideoTask -ThrottleLimit 1 -Batch farm | Wait-StarVideoTask -PollInterval 1 | Save-StarVideo -Path $folder | Export-StarVideoReview $page")).Clean();
        Decide(
            new JsonObject { ["decision"] = "keep", ["rating"] = 5 },
            new JsonObject { ["decision"] = "reject", ["rating"] = 1 },
            new JsonObject { ["decision"] = "retake", ["count"] = 3, ["request"] = JsonNode.Parse("""{"mode":"Text","name":"cow","prompt":"a cow"}""") },
            new JsonObject { ["rating"] = 4 });
    }

    /// <summary>Saves a decision for each of the first entries, as the page does.</summary>
    private void Decide(params JsonObject[] decisions)
    {
        var entries = Entries;
        for (var at = 0; at < decisions.Length; at++)
        {
            decisions[at]["id"] = (string?)entries[at]["id"];
        }

        var file = new JsonObject { ["v"] = 1, ["kind"] = "starvideos-review", ["review"] = (string?)Data["id"], ["page"] = "review.html", ["decisions"] = new JsonArray([.. decisions]) };
        File.WriteAllText(Path.Combine(_folder.Path, "review.json"), file.ToJsonString());
    }
}
