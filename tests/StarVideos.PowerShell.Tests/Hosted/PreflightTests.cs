using System.Management.Automation;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>A problem of a later command in the pipeline is reported before the first row is paid for.</summary>
public sealed class PreflightTests : EngineTest
{
    private protected override bool IsConnected => false;

    [Theory]
    [InlineData("Wait-StarVideoTask -BaseUri $base", "ApiKeyMissing")]
    [InlineData("Get-StarVideoTask -BaseUri $base", "ApiKeyMissing")]
    [InlineData("Save-StarVideo -BaseUri $base -Path $folder", "ApiKeyMissing")]
    [InlineData("Wait-StarVideoTask -ApiKey \"two`nlines\"", "ApiKeyInvalid")]
    [InlineData("Get-StarVideoTask -ApiKey \"two`nlines\"", "ApiKeyInvalid")]
    [InlineData("Save-StarVideo -ApiKey \"two`nlines\" -Path $folder", "ApiKeyInvalid")]
    [InlineData("Wait-StarVideoTask -ApiKey $key -BaseUri http://example.com", "BaseUriInvalid")]
    [InlineData("Get-StarVideoTask -ApiKey $key -BaseUri http://example.com", "BaseUriInvalid")]
    [InlineData("Save-StarVideo -ApiKey $key -BaseUri http://example.com -Path $folder", "BaseUriInvalid")]
    [InlineData("Save-StarVideo -ApiKey $key -BaseUri $base -Path $file/below", "FileNotWritten")]
    [InlineData("Save-StarVideo -ApiKey $key -BaseUri $base -Path $folder -FileName '{Nam}'", "InvalidRequest")]
    [InlineData("Wait-StarVideoTask -ApiKey $key -BaseUri $base | Save-StarVideo -Path $folder -BaseUri $base", "ApiKeyMissing")]
    public async Task Nothing_is_paid_for_if_the_next_command_cannot_work(string next, string id)
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "a-file");
        await File.WriteAllTextAsync(file, "");
        Session.Set("folder", folder.Path);
        Session.Set("file", file);

        Assert.Equal(id, (await CatchAsync($"'a', 'b', 'c' | New-StarVideoTask -ApiKey $key -BaseUri $base | {next}")).Id());
        AssertNothingSent();
    }

    [Fact]
    public async Task Two_commands_use_two_keys()
    {
        await using var other = await Emulator.StartAnotherAsync(TestKey.Wrong);
        Session.Set("other", other.BaseUri);
        var run = (await RunAsync("""
            'a', 'b' | New-StarVideoTask -ApiKey $key -BaseUri $base |
                ForEach-Object { $_; "again $($_.Prompt)" | New-StarVideoTask -ApiKey $wrong -BaseUri $other } |
                Sort-Object BaseUri |
                ForEach-Object { if ($_.BaseUri -eq $base) { $_ | Get-StarVideoTask -ApiKey $key } else { $_ | Wait-StarVideoTask -ApiKey $wrong -PollInterval 1 } }
            """)).Clean();

        Assert.Equal(4, run.Tasks.Length);
        Assert.Equal((2, 2, 0), (Counters.CreatesAccepted, Counters.QueriesReceived, Counters.UnauthorizedRequests));
        Assert.Equal((2, 0), (other.Counters.CreatesAccepted, other.Counters.UnauthorizedRequests));
    }
}
