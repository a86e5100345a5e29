using System.Management.Automation;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>The commands that show and settle submissions in the journal.</summary>
public sealed class SubmissionCommandTests : EngineTest
{
    [Fact]
    public async Task Submissions_are_listed_by_batch_name_and_outcome_without_a_request()
    {
        await RunAsync("""
            'a' | New-StarVideoTask -Batch 'night [1]' -Name fox
            'b [create:500]' | New-StarVideoTask -Batch 'night [1]' -Name crow
            'c [create:400]' | New-StarVideoTask -Batch day -Name 'foxes'
            'd' | New-StarVideoTask
            Disconnect-StarVideo
            """);
        var sent = Counters.CreatesReceived;

        Assert.Equal(["d", "c [create:400]", "b [create:500]", "a"], await PromptsAsync("Get-StarVideoSubmission"));
        Assert.Equal(["b [create:500]", "a"], await PromptsAsync("Get-StarVideoSubmission 'night `[1`]'"));
        Assert.Equal(["c [create:400]", "b [create:500]", "a"], await PromptsAsync("Get-StarVideoSubmission -Batch day, NIGHT*"));
        Assert.Equal(["c [create:400]", "a"], await PromptsAsync("Get-StarVideoSubmission -Name fox*"));
        Assert.Equal(["b [create:500]"], await PromptsAsync("Get-StarVideoSubmission -Outcome Unknown"));
        Assert.Equal(["d", "c [create:400]", "a"], await PromptsAsync("Get-StarVideoSubmission -Outcome Created, Rejected"));
        Assert.Equal(["d"], await PromptsAsync("Get-StarVideoSubmission | Select-Object -First 1"));
        Assert.Equal((sent, 0), (Counters.CreatesReceived, Counters.QueriesReceived));
    }

    [Fact]
    public async Task Tasks_are_listed_by_batch_and_status()
    {
        // One at a time: if two are sent together, either may be the newer one.
        (await RunAsync("'a', 'b' | New-StarVideoTask -Batch one -ThrottleLimit 1; 'c' | New-StarVideoTask -Batch two")).Clean();
        (await RunAsync("Get-StarVideoTask -Batch one | Select-Object -First 1 | Wait-StarVideoTask -PollInterval 1")).Clean();

        Assert.Equal(["b", "a"], (await RunAsync("Get-StarVideoTask -Batch ONE")).Clean().Tasks.Select(static task => task.Prompt));
        Assert.Equal(["b"], (await RunAsync("Get-StarVideoTask -Status Completed")).Clean().Tasks.Select(static task => task.Prompt));
        Assert.Equal(["a"], (await RunAsync("Get-StarVideoTask -Batch o* -Status Queued, Processing")).Clean().Tasks.Select(static task => task.Prompt));
    }

    [Fact]
    public async Task A_saved_task_says_where_its_file_is_until_the_file_is_gone()
    {
        using var folder = new TempFolder();
        Session.Set("folder", folder.Path);
        (await RunAsync("'a', 'b' | New-StarVideoTask -Batch one | Select-Object -First 1 | Wait-StarVideoTask -PollInterval 1 | Save-StarVideo -Path $folder")).Clean();
        (await RunAsync("'c' | New-StarVideoTask -Batch one")).Clean();

        var path = Assert.Single((await RunAsync("Get-StarVideoTask -Batch one | Where-Object Path")).Clean().Tasks).Path!;
        Assert.Equal(folder.Path, Path.GetDirectoryName(path));
        Assert.Equal(path, Assert.Single((await RunAsync("Get-StarVideoTask -Batch one | Where-Object Path | Get-Item")).Clean().Values<FileInfo>()).FullName);

        File.Delete(path);
        Assert.Empty((await RunAsync("Get-StarVideoTask -Batch one | Where-Object Path")).Clean().Output);
    }

    [Fact]
    public async Task A_batch_names_the_command_that_goes_on_until_nothing_is_left_to_do()
    {
        using var folder = new TempFolder();
        Session.Set("folder", folder.Path);
        await RunAsync("'a', 'b [create:500]', 'c [create:cut]' | New-StarVideoTask -Batch 'it''s [1]'");
        var next = await NextAsync();
        Assert.StartsWith("Get-StarVideoSubmission", next, StringComparison.Ordinal);
        Session.Set("made", Emulator.State.Tasks.All.Single(static task => task.Request.Prompt.StartsWith('c')).Id);
        (await RunAsync($$"""
            $unknown = {{next}}
            $unknown | Where-Object Prompt -like b* | Resolve-StarVideoSubmission -NotCreated -Confirm:$false
            $unknown | Where-Object Prompt -like c* | Resolve-StarVideoSubmission -TaskId $made
            """)).Clean();

        next = await NextAsync();
        Assert.StartsWith("Get-StarVideoTask", next, StringComparison.Ordinal);
        var saved = (await RunAsync($"Push-Location $folder; {next}; Pop-Location")).Clean();

        Assert.Equal(2, saved.Values<FileInfo>().Length);
        Assert.Null(await NextAsync());
        var batch = Assert.Single((await RunAsync("Get-StarVideoBatch 'it''s `[1`]'")).Clean().Values<BatchSummary>());
        Assert.Equal((2, 2, 2, 0, 1), (batch.Sent, batch.Made, batch.Saved, batch.Unknown, batch.Rejected));
    }

    [Fact]
    public async Task A_submission_is_settled_as_it_was_listed_exported_or_by_its_id()
    {
        using var folder = new TempFolder();
        Session.Set("file", Path.Combine(folder.Path, "unknown.csv"));
        await RunAsync("'a [create:500]', 'b [create:500]', 'c [create:500]', 'd [create:500]' | New-StarVideoTask");

        var settled = (await RunAsync("""
            $unknown = @(Get-StarVideoSubmission -Outcome Unknown)
            $unknown[0] | Resolve-StarVideoSubmission -NotCreated -Confirm:$false
            $unknown[1] | Export-Csv $file
            Import-Csv $file | Resolve-StarVideoSubmission -NotCreated -Confirm:$false
            Resolve-StarVideoSubmission $unknown[2].SubmissionId -NotCreated -Confirm:$false
            Resolve-StarVideoSubmission -Id $unknown[3] -NotCreated -Confirm:$false
            """)).Clean().Values<VideoSubmission>();

        Assert.Equal(4, settled.Length);
        Assert.All(settled, static submission => Assert.Equal(SubmissionOutcome.Rejected, submission.Outcome));
        Assert.Empty(await PromptsAsync("Get-StarVideoSubmission -Outcome Unknown"));
    }

    [Fact]
    public async Task To_let_a_row_be_sent_again_is_asked_for_and_WhatIf_records_nothing()
    {
        await RunAsync("'a [create:500]' | New-StarVideoTask");
        Session.Host.Screen.Answers.Enqueue("&No");

        Assert.Empty((await RunAsync("Get-StarVideoSubmission | Resolve-StarVideoSubmission -NotCreated")).Clean().Output);
        Assert.Contains("a [create:500]", Assert.Single(Session.Host.Screen.Questions), StringComparison.Ordinal);
        (await RunAsync("Resolve-StarVideoSubmission nobodys -NotCreated -WhatIf")).OneError("SubmissionNotFound");
        Assert.Empty((await RunAsync("Get-StarVideoSubmission | Resolve-StarVideoSubmission -NotCreated -WhatIf")).Clean().Output);
        Assert.Empty((await RunAsync("Get-StarVideoSubmission | Resolve-StarVideoSubmission -TaskId video_1 -WhatIf")).Clean().Output);

        Assert.Single(await PromptsAsync("Get-StarVideoSubmission -Outcome Unknown"));
        Assert.Equal(0, Counters.QueriesReceived);
    }

    [Fact]
    public async Task A_wrong_id_is_an_error_of_its_own_and_the_others_are_settled()
    {
        await RunAsync("'a [create:500]', 'b [create:cut]' | New-StarVideoTask");
        Session.Set("made", Emulator.State.Tasks.All.Single().Id);

        var wrong = await RunAsync("Get-StarVideoSubmission | Resolve-StarVideoSubmission -TaskId video_starvideos_0");
        var both = await RunAsync("Get-StarVideoSubmission | Resolve-StarVideoSubmission -TaskId $made");
        var again = await RunAsync("'nobody''s', (Get-StarVideoSubmission)[0] | Resolve-StarVideoSubmission -NotCreated -Confirm:$false");

        Assert.Equal(["TaskNotFound", "TaskNotFound"], wrong.ErrorIds);
        Assert.Equal("InvalidRequest", Assert.Single(both.ErrorIds));
        Assert.Single(both.Output);
        Assert.Equal(["SubmissionNotFound", "SubmissionAlreadyResolved"], again.ErrorIds);
    }

    [Fact]
    public async Task The_service_is_asked_where_BaseUri_says()
    {
        await RunAsync("'a [create:cut]' | New-StarVideoTask");
        Session.Set("made", Emulator.State.Tasks.All.Single().Id);
        Session.Set("elsewhere", new Uri(Emulator.BaseUri.GetLeftPart(UriPartial.Authority) + "/elsewhere"));

        (await RunAsync("Get-StarVideoSubmission | Resolve-StarVideoSubmission -TaskId $made -BaseUri $elsewhere")).OneError("EndpointNotFound");

        Assert.Single(await PromptsAsync("Get-StarVideoSubmission -Outcome Unknown"));
    }

    [Theory]
    [InlineData("Get-StarVideoSubmission | New-StarVideoTask")]
    [InlineData("Get-StarVideoSubmission | ConvertTo-Csv | ConvertFrom-Csv | New-StarVideoTask")]
    [InlineData("Get-StarVideoSubmission | Select-Object * | New-StarVideoTask")]
    [InlineData("Get-StarVideoSubmission | ConvertTo-Json | ConvertFrom-Json | New-StarVideoTask")]
    public async Task A_submission_is_not_submitted_again_as_a_row(string script)
    {
        await RunAsync("'a [create:500]' | New-StarVideoTask");

        Assert.Contains("submitted already", (await RunAsync(script)).OneError("InvalidRequest").ToString(), StringComparison.Ordinal);
        Assert.Equal(1, Counters.CreatesReceived);
    }

    [Fact]
    public async Task A_submission_goes_on_to_the_wait_as_its_task_if_it_has_one()
    {
        await RunAsync("'a [create:500]', 'b' | New-StarVideoTask");

        var run = await RunAsync("Get-StarVideoSubmission | Wait-StarVideoTask -PollInterval 1");

        Assert.Equal("b", Assert.Single(run.Tasks).Prompt);
        Assert.Contains("Resolve-StarVideoSubmission", run.OneError("ParameterArgumentTransformationError").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-StarVideoSubmission '['")]
    [InlineData("Get-StarVideoBatch '['")]
    [InlineData("Get-StarVideoTask -Batch '['")]
    [InlineData("Get-StarVideoTask -Name '[a'")]
    public async Task What_is_no_wildcard_is_an_error_that_names_it(string script)
    {
        await RunAsync("'a' | New-StarVideoTask -Batch night");

        var error = await CatchAsync(script);
        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("'['", error.ToString().Replace("[a", "[", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_are_completed_everywhere()
    {
        (await RunAsync("'a' | New-StarVideoTask -Batch 'night [1]'; 'b' | New-StarVideoTask -Batch nine")).Clean();
        (await RunAsync("$unknown = 'x [create:500]' | New-StarVideoTask 2>$null")).Clean();

        Assert.Equal(["nine", "'night [1]'"], await CompletedAsync("New-StarVideoTask p -Batch ni"));
        Assert.Equal(["nine", "'night `[1`]'"], await CompletedAsync("Get-StarVideoTask -Batch ni"));
        Assert.Equal(["nine", "'night `[1`]'"], await CompletedAsync("Get-StarVideoSubmission ni"));
        Assert.Equal(["nine", "'night `[1`]'"], await CompletedAsync("Get-StarVideoBatch ni"));
        Assert.Equal((await RunAsync("(Get-StarVideoSubmission -Outcome Unknown).SubmissionId")).Values<string>(), await CompletedAsync("Resolve-StarVideoSubmission -Id "));
    }

    private async Task<string?> NextAsync() => (string?)Assert.Single((await RunAsync("Get-StarVideoBatch")).Clean().Output)!.Properties["NextCommand"].Value;

    private async Task<string[]> PromptsAsync(string script) => [.. (await RunAsync(script)).Clean().Values<VideoSubmission>().Select(static submission => submission.Prompt!)];

    private async Task<string[]> CompletedAsync(string line)
    {
        Session.Set("line", line);
        return (await RunAsync("(TabExpansion2 $line $line.Length).CompletionMatches.CompletionText")).Clean().Values<string>();
    }
}
