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
    [InlineData("($task | ConvertTo-Json | ConvertFrom-Json -AsHashtable)")]
    [InlineData("($task | ConvertTo-Csv | ConvertFrom-Csv)")]
    [InlineData("@{ Id = $task.Id; Status = $task.Status; Prompt = 'p' }")]
    [InlineData("($task | Select-Object Id, Prompt)")]
    [InlineData("($task | Select-Object Id, Prompt | ConvertTo-Csv -IncludeTypeInformation | ConvertFrom-Csv)")]
    [InlineData("($task | Wait-StarVideoTask -PollInterval 1 | Save-StarVideo -Path $folder)")]
    [InlineData("($task | Wait-StarVideoTask -PollInterval 1 | Save-StarVideo -Path $folder | ConvertTo-Csv | ConvertFrom-Csv | Add-Member prompt p -PassThru)")]
    public async Task A_task_that_was_exported_is_not_submitted_again(string copy)
    {
        using var folder = new TempFolder();
        Session.Set("folder", folder.Path);
        var run = await RunAsync($"$task = New-StarVideoTask 'p'; {copy} | New-StarVideoTask -WarningAction SilentlyContinue");

        Assert.Contains("submitted already", run.OneError("InvalidRequest").ToString(), StringComparison.Ordinal);
        Assert.Equal(1, Counters.CreatesReceived);
    }

    [Fact]
    public async Task A_task_without_its_id_is_a_row_like_any_other()
    {
        var run = (await RunAsync("$task = New-StarVideoTask 'p' -Duration 5; $task | Select-Object Prompt, Duration, Ratio | New-StarVideoTask; @{ id = 7; status = 'todo'; prompt = 'q' } | New-StarVideoTask -WarningAction SilentlyContinue")).Clean();

        Assert.Equal(["p", "q"], run.Tasks.Select(task => task.Prompt));
        Assert.Equal(3, Counters.CreatesReceived);
    }

    [Theory]
    [InlineData("referenceImages")]
    [InlineData("Reference Images")]
    [InlineData("prompt")]
    [InlineData("name")]
    [InlineData("duration")]
    public async Task A_property_that_throws_is_an_error_of_the_row_that_names_it(string heading)
    {
        Session.Set("heading", heading);
        var run = await RunAsync("""
            $row = [pscustomobject]@{ prompt = 'p'; note = '' }
            $row.psobject.Properties.Remove($heading)
            $row | Add-Member -MemberType ScriptProperty -Name $heading -Value { throw 'the share is gone' }
            'before', $row, 'after' | New-StarVideoTask
            """);

        var error = run.OneError("InvalidRequest").IsWellFormed();
        Assert.Contains(heading, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("the share is gone", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["before", "after"], run.Tasks.Select(task => task.Prompt));
    }

    [Fact]
    public async Task A_property_that_throws_and_is_no_column_does_not_count()
    {
        var run = (await RunAsync("[pscustomobject]@{ prompt = 'p' } | Add-Member -MemberType ScriptProperty -Name note -Value { throw 'gone' } -PassThru | New-StarVideoTask")).Clean();

        Assert.Empty(run.Warnings);
        Assert.Equal("{}", SentFor("p"));
    }

    [Theory]
    [InlineData("gb18030", "狐狸在雪中奔跑")]
    [InlineData("iso-8859-1", "Ein Fuchs läuft")]
    [InlineData("utf-16", "Ein Fuchs im Schnee")]
    public async Task A_table_in_the_wrong_encoding_is_not_paid_for(string encoding, string prompt)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "shots.csv");
        await File.WriteAllBytesAsync(file, System.Text.Encoding.GetEncoding(encoding).GetBytes($"name,prompt\nfox,{prompt}\n"));
        Session.Set("file", file);
        var run = await RunAsync("Import-Csv $file | New-StarVideoTask");

        // In UTF-16, the bytes after the last line are a row too.
        Assert.All(run.ErrorIds, id => Assert.Equal("InvalidRequest", id));
        Assert.Contains("-Encoding of Import-Csv", run.Errors[0].IsWellFormed().ToString(), StringComparison.Ordinal);
        AssertNothingSent();
    }

    [Fact]
    public async Task A_row_of_XML_is_a_row()
    {
        (await RunAsync("([xml] '<rows><row><prompt>p</prompt><duration>5</duration></row><row prompt=\"q\" /></rows>').rows.row | New-StarVideoTask -WarningAction SilentlyContinue")).Clean();

        Assert.Equal("""{"duration":5}""", SentFor("p"));
        Assert.Equal("{}", SentFor("q"));
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
