using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>What users may give in place of a text, above all a whole row.</summary>
public sealed class TextArgumentTests : EngineTest
{
    [Theory]
    [InlineData("New-StarVideoTask $row", "PSCustomObject")]
    [InlineData("New-StarVideoTask @{ prompt = 'x' }", "Hashtable")]
    [InlineData("New-StarVideoTask $task", "VideoTask")]
    [InlineData("New-StarVideoTask @($row, $row)", "Object[]")]
    [InlineData("New-StarVideoTask -Prompt 'a', 'b'", "Object[]")]
    [InlineData("New-StarVideoTask (Get-Item .)", "DirectoryInfo")]
    [InlineData("New-StarVideoTask { a cat }", "ScriptBlock")]
    [InlineData("New-StarVideoTask ([pscredential]::new('a', (ConvertTo-SecureString b -AsPlainText -Force)))", "PSCredential")]
    [InlineData("New-StarVideoTask $true", "Boolean")]
    [InlineData("New-StarVideoTask (Get-Date)", "DateTime")]
    [InlineData("New-StarVideoTask 'a cat' -Name $row", "PSCustomObject")]
    [InlineData("New-StarVideoTask 'a cat' -Batch $row", "PSCustomObject")]
    [InlineData("New-StarVideoTask 'a cat' -Ratio $row", "PSCustomObject")]
    [InlineData("New-StarVideoTask 'a cat' -ReferenceImage $row", "PSCustomObject")]
    [InlineData("New-StarVideoTask 'a cat' -ReferenceImage 'https://example.com/a.png', $row", "PSCustomObject")]
    [InlineData("New-StarVideoTask 'a cat' -ReferenceVideo $row", "PSCustomObject")]
    [InlineData("New-StarVideoTask 'a cat' -FirstImage $row -LastImage 'https://example.com/a.png'", "PSCustomObject")]
    [InlineData("New-StarVideoTask 'a cat' -FirstImage 'https://example.com/a.png' -LastImage $row", "PSCustomObject")]
    public async Task An_object_in_place_of_a_text_is_an_error_that_names_the_pipeline(string command, string type)
    {
        var error = await CatchAsync($"& {{ $row = [pscustomobject]@{{ name = 'harbour'; prompt = 'A lighthouse' }}; $task = [StarVideos.VideoTask]::WithId('mcp_1'); {command} }}");

        Assert.StartsWith("ParameterArgumentTransformationError", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains($"of type {type} ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Import-Csv shots.csv | New-StarVideoTask", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("-InputObject", error.ToString(), StringComparison.Ordinal);
        AssertNothingSent();
    }

    [Fact]
    public async Task The_loop_of_a_beginner_pays_for_nothing_and_shows_the_line()
    {
        var run = await RunAsync("""
            $rows = [pscustomobject]@{ name = 'harbour'; prompt = 'A lighthouse' }, [pscustomobject]@{ name = 'kitchen'; prompt = 'A kettle' }
            $rows | ForEach-Object {
                New-StarVideoTask $_
            }
            """);

        Assert.Null(run.Failure);
        Assert.Equal(2, run.Errors.Count);
        Assert.All(run.Errors, error =>
        {
            Assert.Equal(3, error.InvocationInfo.ScriptLineNumber);
            Assert.Contains("New-StarVideoTask $_", error.InvocationInfo.Line, StringComparison.Ordinal);
        });
        AssertNothingSent();
    }

    [Theory]
    [InlineData("'a cat'", "a cat")]
    [InlineData("(Write-Output 'a cat')", "a cat")]
    [InlineData("(Get-Content $file)", "a cat")]
    [InlineData("([char] 'x')", "x")]
    [InlineData("1984", "1984")]
    [InlineData("2.5", "2.5")]
    [InlineData("([guid] '6d2f5e7a-0000-4000-8000-000000000001')", "6d2f5e7a-0000-4000-8000-000000000001")]
    [InlineData("([DayOfWeek]::Friday)", "Friday")]
    public async Task A_text_or_a_scalar_is_sent_as_it_is(string argument, string prompt)
    {
        using var folder = new TempFolder();
        Session.Set("file", Path.Combine(folder.Path, "prompt.txt"));
        (await RunAsync($"[cultureinfo]::CurrentCulture = 'de-DE'; Set-Content $file 'a cat'; New-StarVideoTask {argument}")).Clean();
        Assert.Equal(prompt, (string?)Sent.Single()["prompt"]);
    }

    [Theory]
    [InlineData("5.0")]
    [InlineData("'5'")]
    [InlineData("5L")]
    public async Task A_whole_number_is_one_whatever_its_type(string number)
    {
        (await RunAsync($"New-StarVideoTask p -Duration {number}")).Clean();
        Assert.Equal("""{"duration":5}""", SentFor("p"));
    }

    [Theory]
    [InlineData("4.5")]
    [InlineData("([DayOfWeek]::Friday)")]
    [InlineData("([char] 5)")]
    [InlineData("$true")]
    [InlineData("@{}")]
    public async Task What_is_no_number_is_not_made_one(string number)
    {
        var error = await CatchAsync($"New-StarVideoTask p -Duration {number}");
        Assert.Contains("whole number", error.ToString(), StringComparison.Ordinal);
        AssertNothingSent();
    }

    [Fact]
    public async Task An_argument_with_two_addresses_is_not_one()
    {
        var run = await RunAsync("New-StarVideoTask p -ReferenceImage 'https://e.com/1;https://e.com/2'; @{ prompt = 'p'; image = ''; referenceImages = 'http://x/1,http://x/2' } | New-StarVideoTask");

        Assert.Equal(["InvalidRequest", "InvalidRequest"], run.ErrorIds);
        AssertNothingSent();
    }

    [Fact]
    public async Task A_task_may_stand_where_its_id_is_wanted_and_a_row_may_not()
    {
        await SubmitAsync("a");
        var run = (await RunAsync("""
            Get-StarVideoTask -Id $tasks
            Get-StarVideoTask -Id ($tasks | Select-Object *)
            Get-StarVideoTask -Id ([Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($tasks)))
            """)).Clean();
        Assert.Equal(3, run.Tasks.Length);

        var error = await CatchAsync("Get-StarVideoTask -Id ([pscustomobject]@{ Id = $ids[0] })");
        Assert.Contains("PSCustomObject", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, Counters.QueriesReceived);
    }

    [Theory]
    [InlineData("(Get-Item $folder)")]
    [InlineData("(& { Push-Location $folder; Get-Location; Pop-Location })")]
    [InlineData("$folder")]
    public async Task A_folder_may_stand_for_its_path(string path)
    {
        using var folder = new TempFolder();
        Session.Set("folder", folder.Path);
        await SubmitAsync("a");
        (await RunAsync($"$tasks | Wait-StarVideoTask -PollInterval 1 | Save-StarVideo -Path {path} -FileName fox")).Clean();
        Assert.Equal(["fox.mp4"], folder.Videos);
    }

    [Theory]
    [InlineData("Save-StarVideo -Id mcp_1 -Path @{}")]
    [InlineData("Save-StarVideo -Id mcp_1 -FileName ([pscustomobject]@{ a = 1 })")]
    [InlineData("Get-StarVideoTask -Name @{}")]
    [InlineData("Get-StarVideoTask -BaseUri ([pscustomobject]@{ a = 1 }) -Id mcp_1")]
    [InlineData("Connect-StarVideo -BaseUri @{}")]
    [InlineData("Connect-StarVideo -Proxy @{}")]
    public async Task No_other_text_takes_an_object_either(string command)
    {
        var error = await CatchAsync(command);

        Assert.StartsWith("ParameterArgumentTransformationError", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("is not a text", error.ToString(), StringComparison.Ordinal);
        AssertNothingSent();
    }
}
