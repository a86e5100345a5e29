using System.Management.Automation;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>Neither the key nor its ends are shown anywhere.</summary>
public sealed class SecrecyTests : EngineTest
{
    private const string Everything = "$VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'; $ErrorView = 'DetailedView'; ";

    [Fact]
    public async Task A_refused_key_is_in_no_stream_and_no_error()
    {
        Session.Set("k", TestKey.Wrong);
        await AssertSilentAsync("""
            'a', 'b' | New-StarVideoTask -ApiKey $k
            Get-StarVideoTask -Id some-id -ApiKey $k
            Save-StarVideo -Id some-id -ApiKey $k
            Connect-StarVideo -ApiKey $k -BaseUri $base -PassThru
            New-StarVideoTask 'c'
            New-StarVideoTask 'd' -WhatIf
            Get-StarVideoConnection
            """);
    }

    [Theory]
    [InlineData("'Jw3Q broken key 5hNd'")]
    [InlineData("\"Jw3Q`nbroken`r`nkey 5hNd\"")]
    [InlineData("'Jw3Qключ5hNd'")]
    public async Task A_key_that_cannot_be_one_is_not_shown(string key) =>
        await AssertSilentAsync($"try {{ Connect-StarVideo -ApiKey {key} -BaseUri $base }} catch {{ $_ }}; try {{ New-StarVideoTask 'p' -ApiKey {key} -BaseUri $base }} catch {{ $_ }}");

    [Fact]
    public async Task A_key_given_to_a_wrong_kind_of_parameter_value_is_not_shown_by_the_connection() =>
        await AssertSilentAsync("Connect-StarVideo -ApiKey 'Jw3Q-key-5hNd' -BaseUri $base; Get-StarVideoConnection | Format-List * | Out-String; Get-StarVideoConnection | ConvertTo-Json; (Get-StarVideoConnection | Get-Member).Definition");

    [Theory]
    [InlineData(EchoForm.Whole)]
    [InlineData(EchoForm.Header)]
    [InlineData(EchoForm.Escaped)]
    [InlineData(EchoForm.Split)]
    [InlineData(EchoForm.Masked)]
    public async Task A_key_the_service_repeats_is_taken_out(EchoForm form)
    {
        await using var gateway = await EchoingGateway.StartAsync(form);
        Session.Set("echo", gateway.BaseUri);
        Session.Set("k", TestKey.Wrong);
        var run = await AssertSilentAsync("""
            New-StarVideoTask 'p' -ApiKey $k -BaseUri $echo
            Get-StarVideoTask -Id some-id -ApiKey $k -BaseUri $echo
            """);

        Assert.Equal(["AuthenticationFailed", "AuthenticationFailed"], run.ErrorIds);
        Assert.True(gateway.Requests == 2);
    }

    [Fact]
    public async Task The_whole_pipeline_shows_no_key()
    {
        using var folder = new TempFolder();
        Session.Set("folder", folder.Path);
        var run = await AssertSilentAsync("'p', 'q [end:failed]', 'r [create:cut]', 's [query:401]', 't [media:403]' | New-StarVideoTask | Wait-StarVideoTask -PollInterval 1 | Save-StarVideo -Path $folder");

        Assert.Equal(3, run.Values<FileInfo>().Length);
        Assert.All(folder.Files, file => Assert.DoesNotContain(TestKey.Start, file, StringComparison.Ordinal));
        Assert.DoesNotContain(TestKey.Start, await File.ReadAllTextAsync(Path.Combine(folder.Path, "index.jsonl")), StringComparison.Ordinal);
    }

    private async Task<ScriptRun> AssertSilentAsync(string script)
    {
        var run = await RunAsync(Everything + script);
        var memory = await RunAsync("$Error | ForEach-Object { $_ | Format-List * -Force | Out-String -Width 1000; $_.Exception | Format-List * -Force | Out-String -Width 1000; \"$_\"; $_.ScriptStackTrace }");

        IEnumerable<string> texts =
        [
            .. run.Output.Select(item => item?.ToString() ?? ""),
            .. run.Output.SelectMany(item => item is null ? [] : item.Properties.Where(property => property.Name != "InvocationInfo").Select(Show)),
            .. run.Errors.SelectMany(Texts),
            .. run.Values<ErrorRecord>().SelectMany(Texts),
            .. run.Failure is null ? [] : new[] { run.Failure.ToString() },
            .. run.Warnings, .. run.Verbose, .. run.Debug, .. run.Information,
            .. run.Progress.Select(record => $"{record} {record.CurrentOperation}"),
            .. Session.Host.Screen.Lines,
            .. Session.Host.Screen.Questions,
            .. memory.Output.Select(item => item!.ToString()),
        ];

        // The engine repeats the caller's own line in the position of an error. That is no leak.
        var typed = script.Split('\n').Select(line => line.Trim()).ToArray();
        foreach (var text in texts)
        {
            var shown = typed.Where(line => line.Length > 0).Aggregate(text, (rest, line) => rest.Replace(line, "", StringComparison.Ordinal));
            Assert.All([TestKey.Start, TestKey.End, TestKey.WrongStart, TestKey.WrongEnd], part => Assert.DoesNotContain(part, shown, StringComparison.Ordinal));
        }

        return run;
    }

    private static string[] Texts(ErrorRecord error) =>
        [error.ToString(), error.Exception.ToString(), error.ErrorDetails?.Message ?? "", error.ErrorDetails?.RecommendedAction ?? "", error.TargetObject?.ToString() ?? "", error.CategoryInfo.ToString(), error.FullyQualifiedErrorId];

    private static string Show(PSPropertyInfo property)
    {
        try
        {
            return $"{property.Name}={property.Value}";
        }
        catch (GetValueException)
        {
            return property.Name;
        }
    }
}
