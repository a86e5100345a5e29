using System.Management.Automation;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>What else can be a row, and what cannot.</summary>
public sealed class RowKindTests : EngineTest
{
    [Theory]
    [InlineData("@{ Prompt = 'p'; Duration = 5 } | New-StarVideoTask")]
    [InlineData("New-StarVideoTask -InputObject @{ Prompt = 'p'; Duration = 5 }")]
    [InlineData("[ordered]@{ prompt = 'p'; duration = '5' } | New-StarVideoTask")]
    [InlineData("[pscustomobject]@{ prompt = 'p'; duration = 5; ratio = $null; referenceImages = $null } | New-StarVideoTask")]
    [InlineData("[pscustomobject]@{ prompt = 'p'; duration = [decimal] 5.0; referenceImages = @() } | New-StarVideoTask")]
    [InlineData("[pscustomobject]@{ prompt = 'p'; duration = 5.0; referenceImages = @('', $null) } | New-StarVideoTask")]
    [InlineData("'p' | New-StarVideoTask -Duration 5")]
    [InlineData("New-StarVideoTask -InputObject 'p' -Duration 5")]
    [InlineData("'{\"prompt\":\"p\",\"duration\":5}' | ConvertFrom-Json | New-StarVideoTask")]
    [InlineData("'{\"prompt\":\"p\",\"duration\":5}' | ConvertFrom-Json -AsHashtable | New-StarVideoTask")]
    [InlineData("$d = [Collections.Generic.Dictionary[string,object]]::new(); $d['prompt'] = 'p'; $d['duration'] = 5; $d | New-StarVideoTask")]
    [InlineData("'x' | Select-Object @{ n = 'prompt'; e = { 'p' } }, @{ n = 'duration'; e = { 5 } } | New-StarVideoTask")]
    [InlineData("class Row { [string] $Prompt = 'p'; [int] $Duration = 5 }; [Row]::new() | New-StarVideoTask")]
    public async Task A_row_may_be_anything_with_columns(string script)
    {
        var run = (await RunAsync(script)).Clean();

        Assert.Empty(run.Warnings);
        Assert.Equal("""{"duration":5}""", SentFor("p"));
    }

    [Fact]
    public async Task A_cell_may_be_a_list()
    {
        (await RunAsync("@{ prompt = 'p'; referenceImages = 'https://example.com/a.png', [uri] 'https://example.com/b.png' } | New-StarVideoTask")).Clean();
        Assert.Equal("""{"referenceImages":["https://example.com/a.png","https://example.com/b.png"]}""", SentFor("p"));
    }

    [Theory]
    [InlineData("New-StarVideoTask -InputObject 'p1', 'p2', @{ prompt = 'p3' }")]
    [InlineData("'p1', 'p2', @{ prompt = 'p3' } | New-StarVideoTask")]
    [InlineData(", @('p1', 'p2', @{ prompt = 'p3' }) | New-StarVideoTask")]
    [InlineData("$l = [Collections.ArrayList]@('p1', 'p2', @{ prompt = 'p3' }); New-StarVideoTask -InputObject $l")]
    public async Task Several_rows_may_come_at_once(string script)
    {
        var run = (await RunAsync(script)).Clean();
        Assert.Equal(["p1", "p2", "p3"], run.Tasks.Select(task => task.Prompt));
    }

    [Fact]
    public async Task A_request_made_in_csharp_is_a_row()
    {
        var run = (await RunAsync("$input | New-StarVideoTask", new TextRequest("p", 5, "1:1", "shot"))).Clean();

        Assert.Equal("shot", Assert.Single(run.Tasks).Name);
        Assert.Equal("""{"duration":5,"ratio":"1:1"}""", SentFor("p"));
    }

    [Fact]
    public async Task A_prompt_keeps_its_signs()
    {
        const string Prompt = "„Fuchs“; läuft 🦊 'durch' \"Schnee\", $HOME @{x=1}\nzweite Zeile";
        (await RunAsync("$input | New-StarVideoTask", Prompt)).Clean();
        Assert.Equal(Prompt, (string?)Sent.Single()["prompt"]);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("5.5")]
    [InlineData("$true")]
    [InlineData("(Get-Date)")]
    [InlineData("''")]
    [InlineData("'   '")]
    [InlineData("@{}")]
    [InlineData("[pscustomobject]@{}")]
    [InlineData("[pscustomobject]@{ prompt = $null; duration = 5 }")]
    [InlineData("(Get-Item .)")]
    [InlineData("@{ prompt = 'p', 'q' }")]
    [InlineData("@{ prompt = 'p'; reference_image = 'https://e.com/1'; referenceImages = 'https://e.com/2' }")]
    [InlineData("@{ prompt = 'p'; duration = 4.5 }")]
    [InlineData("@{ prompt = 'p'; duration = '5,0' }")]
    [InlineData("@{ prompt = 'p'; duration = 1e20 }")]
    public async Task What_is_no_row_is_one_error_and_the_others_go_on(string row)
    {
        var run = await RunAsync($"'before', {row}, 'after' | New-StarVideoTask -WarningAction SilentlyContinue");

        Assert.Equal(["before", "after"], run.Tasks.Select(task => task.Prompt));
        run.OneError("InvalidRequest").IsWellFormed();
        Assert.Equal(2, Counters.CreatesReceived);
    }

    [Fact]
    public async Task A_task_is_not_submitted_again()
    {
        var run = await RunAsync("$task = New-StarVideoTask 'p'; $task, 'q' | New-StarVideoTask");

        var error = run.OneError("InvalidRequest").IsWellFormed();
        Assert.IsType<VideoTask>(error.Target());
        Assert.Contains("pay", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, Counters.CreatesReceived);
    }

    [Theory]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($task))")]
    [InlineData("($task | ConvertTo-Json | ConvertFrom-Json)")]
    [InlineData("($task | ConvertTo-Csv | ConvertFrom-Csv)")]
    public async Task A_task_that_was_exported_is_not_submitted_again(string copy)
    {
        var run = await RunAsync($"$task = New-StarVideoTask 'p'; {copy} | New-StarVideoTask");

        run.OneError("InvalidRequest");
        Assert.Equal(1, Counters.CreatesReceived);
    }

    [Fact]
    public async Task A_file_is_an_error_that_names_the_file()
    {
        var run = await RunAsync("[IO.FileInfo]::new('clip.mp4') | New-StarVideoTask -WarningAction SilentlyContinue");

        var error = run.OneError("InvalidRequest").IsWellFormed();
        Assert.IsType<FileInfo>(error.Target());
        AssertNothingSent();
    }

    [Theory]
    [InlineData("$null | New-StarVideoTask")]
    [InlineData("'before', $null, 'after' | New-StarVideoTask")]
    [InlineData("New-StarVideoTask -InputObject $null")]
    [InlineData("New-StarVideoTask -InputObject @($null)")]
    [InlineData("New-StarVideoTask -InputObject @()")]
    public async Task Nothing_is_no_row_and_is_never_sent(string script)
    {
        var run = await RunAsync(script);

        Assert.All(run.Errors, error => Assert.NotEqual(ErrorCategory.NotSpecified, error.CategoryInfo.Category));
        Assert.Equal(run.Tasks.Length, Counters.CreatesReceived);
        Assert.All(run.Tasks, task => Assert.Contains(task.Prompt, new[] { "before", "after" }));
        Assert.Equal(script.StartsWith("'before'", StringComparison.Ordinal) ? 2 : 0, run.Tasks.Length);
    }

    [Fact]
    public async Task An_empty_pipeline_is_no_error()
    {
        (await RunAsync("@() | New-StarVideoTask | Wait-StarVideoTask | Save-StarVideo")).Clean();
        AssertNothingSent();
    }

    [Fact]
    public async Task Numbers_are_read_alike_in_every_culture()
    {
        var run = await RunAsync("""
            [cultureinfo]::CurrentCulture = 'de-DE'
            @{ prompt = 'p'; duration = 5.0 }, @{ prompt = 'q'; duration = '5.0' }, @{ prompt = 'r'; duration = '5,0' } | New-StarVideoTask
            """);

        run.OneError("InvalidRequest");
        Assert.Equal("""{"duration":5}""", SentFor("p"));
        Assert.Equal("""{"duration":5}""", SentFor("q"));
    }
}
