using System.Globalization;
using StarVideos.PowerShell.Tests.Hosted.Support;
using Xunit.Abstractions;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>Every type with a short name in PowerShell, in place of a text: it is refused, or its exact text is used.</summary>
public sealed class TextFuzzTests(ITestOutputHelper output) : EngineTest
{
    /// <summary>Types that have the same text in every culture. A new type of this kind has to be added here.</summary>
    private static readonly HashSet<string> Plain =
        ["Enum", "Char", "String", "Byte", "SByte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Single", "Double", "Decimal", "Guid", "Uri"];

    /// <summary>A few values of each type: converted, newly made, empty; and the type itself.</summary>
    private const string Values = """
        $accelerators = [psobject].Assembly.GetType('System.Management.Automation.TypeAccelerators')::Get
        $seeds = '5', 5, 5.5, 'https://example.com/a.png', 'a cat', '1.2.3', '{ 1 }', '<a>b</a>', '127.0.0.1', (Get-Date), @{ prompt = 'x' }, @('a')
        $values = foreach ($type in $accelerators.Values | Sort-Object FullName -Unique) {
            $made = [Collections.Generic.List[object]]::new()
            $made.Add($type)
            foreach ($seed in $seeds) {
                # The text the engine makes of an object is a text like any other; it is the object that is put to the test.
                if ($type -eq [string] -and $seed -isnot [string]) { continue }
                try { $value = $seed -as $type; if ($null -ne $value) { $made.Add($value) } } catch { }
            }
            try { $value = [Activator]::CreateInstance($type); if ($null -ne $value) { $made.Add($value) } } catch { }
            foreach ($value in $made) { [pscustomobject]@{ Type = $type.FullName; Value = $value } }
        }
        $values += foreach ($value in @{}, @{ prompt = 'x' }, [pscustomobject]@{ prompt = 'x' }, [StarVideos.VideoTask]::WithId('mcp_1'), (Get-Item .), (Get-Process -Id $PID), { a }, $true, (Get-Date), [timespan]::Zero, [Text.StringBuilder]::new('x'),
            [byte[]](65, 66), [DayOfWeek]::Friday, $ExecutionContext, (Get-Command Get-Item), [System.Management.Automation.ErrorRecord]::new([Exception]::new('x'), 'x', 0, $null), [Exception]::new('x'), [Collections.ArrayList]::new(), [Tuple]::Create(1), [IO.MemoryStream]::new()) {
            [pscustomobject]@{ Type = $value.GetType().FullName; Value = $value }
        }
        """;

    /// <summary>The accepted value and its text; for a list with one element, that of the element. An empty list is an absent cell.</summary>
    private const string Taken = """
        function Taken($value, $sent) {
            $one = if ($value -is [Collections.IList] -and $value.Count -le 1) { if ($value.Count) { $value[0] } else { $null } } else { $value }
            $plain = if ($one -is [psobject]) { $one.psobject.BaseObject } else { $one }
            $text = if ($plain -is [uri]) { $plain.OriginalString } else { [Convert]::ToString($plain, [cultureinfo]::InvariantCulture) }
            [pscustomobject]@{ Type = $(if ($null -eq $plain) { 'String' } elseif ($plain -is [Enum]) { 'Enum' } else { $plain.GetType().Name }); Text = $text; Sent = $sent }
        }
        """;

    [Theory]
    [InlineData("New-StarVideoTask -Prompt $value", "$task.Prompt")]
    [InlineData("New-StarVideoTask -Prompt p -Name $value", "$task.Name")]
    [InlineData("New-StarVideoTask -Prompt p -Batch $value", "$task.Batch")]
    [InlineData("New-StarVideoTask -Prompt p -Ratio $value", "$task.Ratio")]
    [InlineData("New-StarVideoTask -InputObject @{ prompt = $value }", "$task.Prompt")]
    [InlineData("New-StarVideoTask -InputObject ([pscustomobject]@{ prompt = $value })", "$task.Prompt")]
    [InlineData("New-StarVideoTask -InputObject @{ prompt = 'p'; name = $value }", "$task.Name")]
    [InlineData("New-StarVideoTask -InputObject @{ prompt = 'p'; ratio = $value }", "$task.Ratio")]
    [InlineData("New-StarVideoTask -InputObject @{ prompt = , $value }", "$task.Prompt")]
    public async Task A_text_is_refused_or_sent_exactly(string command, string sent)
    {
        var run = await FuzzAsync($$"""$task = {{command}} -ErrorAction Stop -WarningAction Stop; if ($task) { Taken $value {{sent}} }""");

        foreach (var row in run.Output)
        {
            var (type, text, was) = (Cell(row!, "Type"), Cell(row!, "Text"), Cell(row!, "Sent"));
            Assert.True(Plain.Contains(type!), $"{type} was taken: {was}");
            Assert.Equal(string.IsNullOrWhiteSpace(text) ? null : text, was);
        }

        AssertNoDump(Sent.Select(body => body.ToJsonString()));
    }

    [Theory]
    [InlineData("New-StarVideoTask -Prompt p -ReferenceImage $value")]
    [InlineData("New-StarVideoTask -Prompt p -ReferenceImage @($value, 'https://example.com/b.png')")]
    [InlineData("New-StarVideoTask -Prompt p -ReferenceVideo $value")]
    [InlineData("New-StarVideoTask -Prompt p -FirstImage $value -LastImage https://example.com/b.png")]
    [InlineData("New-StarVideoTask -Prompt p -FirstImage https://example.com/b.png -LastImage $value")]
    [InlineData("New-StarVideoTask -InputObject @{ prompt = 'p'; referenceImages = $value; first_image = '' }")]
    [InlineData("New-StarVideoTask -InputObject @{ prompt = 'p'; referenceVideos = , $value }")]
    [InlineData("New-StarVideoTask -InputObject @{ prompt = 'p'; first_image = $value; last_image = 'https://example.com/b.png' }")]
    public async Task An_address_is_refused_or_sent_exactly(string command)
    {
        await FuzzAsync($"$null = {command} -ErrorAction Stop -WarningAction Stop");

        // Three values of the list are the address: as a text, as a Uri, and as a wrapped Uri.
        Assert.NotEmpty(Sent);
        foreach (var body in Sent)
        {
            var addresses = body.Where(field => field.Key is not ("model" or "prompt")).SelectMany(field => field.Value is System.Text.Json.Nodes.JsonArray several ? several.Select(one => (string?)one) : [(string?)field.Value]);
            Assert.All(addresses, address => Assert.Contains(address, new[] { "https://example.com/a.png", "https://example.com/b.png" }));
        }
    }

    [Theory]
    [InlineData("New-StarVideoTask -Prompt p -Duration $value")]
    [InlineData("New-StarVideoTask -InputObject @{ prompt = 'p'; duration = $value }")]
    public async Task A_length_is_refused_or_the_number_it_is(string command)
    {
        var run = await FuzzAsync($"$task = {command} -ErrorAction Stop -WarningAction Stop; if ($task) {{ Taken $value $task.Duration }}");

        Assert.NotEmpty(run.Output);
        Assert.Equal(Sent.Select(body => ((int?)body["duration"])?.ToString(CultureInfo.InvariantCulture)), run.Output.Select(row => Cell(row!, "Sent")));
        Assert.All(run.Output, row => Assert.Equal(Cell(row!, "Text"), Cell(row!, "Sent") ?? ""));
    }

    [Fact]
    public async Task A_row_of_any_kind_is_refused_or_a_row()
    {
        await FuzzAsync("if ($value -isnot [string]) { $null = , $value | New-StarVideoTask -ErrorAction Stop -WarningAction SilentlyContinue }");

        // The hashtables and objects with prompt = x. A text in a list is a prompt.
        Assert.NotEmpty(Sent);
        Assert.All(Sent, body => Assert.Contains((string?)body["prompt"], new[] { "x", "a" }.Concat(Seeds)));
    }

    private static readonly string[] Seeds = ["5", "5.5", "https://example.com/a.png", "a cat", "1.2.3", "{ 1 }", "<a>b</a>", "127.0.0.1"];

    private async Task<ScriptRun> FuzzAsync(string body)
    {
        using var folder = new TempFolder();
        Session.Set("folder", folder.Path);
        var run = await RunAsync($$"""
            [cultureinfo]::CurrentCulture = 'de-DE'
            Set-Location $folder
            {{Values}}
            {{Taken}}
            $refused = 0
            foreach ($entry in $values) {
                $value = $entry.Value
                try { {{body}} } catch { $refused++ }
            }
            Set-Location /
            Write-Warning "$($values.Count) values of $(@($values.Type | Sort-Object -Unique).Count) types, $refused refused"
            """);
        Assert.Null(run.Failure);
        output.WriteLine($"{run.Warnings[^1]}, {run.Output.Count} taken, {Sent.Length} sent");
        Assert.InRange(int.Parse(run.Warnings[^1].Split(' ')[3], CultureInfo.InvariantCulture), 80, 1000);
        Assert.Empty(folder.Files);
        AssertNoDump(Sent.Select(static sent => sent.ToJsonString()));
        return run;
    }

    private static void AssertNoDump(IEnumerable<string> texts) => Assert.All(texts, static text =>
    {
        Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@{", text, StringComparison.Ordinal);
        Assert.DoesNotContain("StarVideos.", text, StringComparison.Ordinal);
    });

    private static string? Cell(System.Management.Automation.PSObject row, string name) => row.Properties[name].Value?.ToString();
}
