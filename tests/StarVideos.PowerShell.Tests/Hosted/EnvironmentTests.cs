using StarVideos.Emulator;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>The environment belongs to the whole process, so no other test runs at the same time.</summary>
[CollectionDefinition("Environment", DisableParallelization = true)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "It is the definition of a collection.")]
public sealed class EnvironmentCollection;

public sealed class EnvironmentTests : EngineTest, IDisposable
{
    private protected override bool IsConnected => false;

    public void Dispose() => Set(null, null, null);

    [Theory]
    [InlineData(TestKey.Value, null, "$env:STARVIDEOS_API_KEY")]
    [InlineData(null, TestKey.Value, "$env:GLOBALAIOPC_API_KEY")]
    [InlineData(TestKey.Value, TestKey.Wrong, "$env:STARVIDEOS_API_KEY")]
    [InlineData("  ", TestKey.Value, "$env:GLOBALAIOPC_API_KEY")]
    public async Task A_key_may_come_from_the_environment(string? own, string? vendors, string source)
    {
        Set(own, vendors, null);
        var run = (await RunAsync("New-StarVideoTask 'p' -BaseUri $base; Get-StarVideoConnection")).Clean();

        Assert.Single(run.Tasks);
        Assert.Equal(source, run.Values<ConnectionInfo>().Single().ApiKeySource);
    }

    [Fact]
    public async Task The_connection_wins_over_the_environment()
    {
        Set(TestKey.Wrong, TestKey.Wrong, null);
        (await RunAsync("Connect-StarVideo -ApiKey $key -BaseUri $base; New-StarVideoTask 'p'")).Clean();
    }

    [Fact]
    public async Task The_parameter_wins_over_the_environment()
    {
        Set(TestKey.Wrong, TestKey.Wrong, null);
        (await RunAsync("New-StarVideoTask 'p' -ApiKey $key -BaseUri $base")).Clean();
    }

    [Fact]
    public async Task A_connection_without_a_key_uses_that_of_the_environment()
    {
        Set(TestKey.Value, null, null);
        (await RunAsync("Connect-StarVideo -BaseUri $base; New-StarVideoTask 'p'")).Clean();
    }

    [Fact]
    public async Task Disconnecting_brings_the_environment_back()
    {
        Set(TestKey.Wrong, null, null);
        var run = await RunAsync("Connect-StarVideo -ApiKey $key -BaseUri $base; Disconnect-StarVideo; New-StarVideoTask 'p' -BaseUri $base");
        run.OneError("AuthenticationFailed");
    }

    [Fact]
    public async Task The_base_address_may_come_from_the_environment()
    {
        Set(TestKey.Value, null, Emulator.BaseUri.AbsoluteUri);
        var run = (await RunAsync("New-StarVideoTask 'p'; Get-StarVideoConnection")).Clean();

        Assert.Single(run.Tasks);
        Assert.Equal("$env:STARVIDEOS_BASE_URI", run.Values<ConnectionInfo>().Single().BaseUriSource);
    }

    [Fact]
    public async Task The_connection_and_the_parameter_win_over_the_address_of_the_environment()
    {
        Set(TestKey.Value, null, "https://127.0.0.1:9/nowhere");
        (await RunAsync("New-StarVideoTask 'p' -BaseUri $base; Connect-StarVideo -BaseUri $base; New-StarVideoTask 'q'")).Clean();
        Assert.Equal(2, Emulator.Counters.CreatesAccepted);
    }

    [Theory]
    [InlineData("http://example.com")]
    [InlineData("https://[example")]
    [InlineData("not an address")]
    public async Task A_bad_address_of_the_environment_is_refused(string address)
    {
        Set(TestKey.Value, null, address);
        var run = (await RunAsync("try { New-StarVideoTask 'p' } catch { $_ }")).Clean();
        var error = Assert.Single(run.Values<System.Management.Automation.ErrorRecord>());
        Assert.Equal("BaseUriInvalid", error.IsWellFormed().Id());
        Assert.Contains("$env:STARVIDEOS_BASE_URI", error.ToString(), StringComparison.Ordinal);
    }

    private static void Set(string? own, string? vendors, string? address)
    {
        Environment.SetEnvironmentVariable("STARVIDEOS_API_KEY", own);
        Environment.SetEnvironmentVariable("GLOBALAIOPC_API_KEY", vendors);
        Environment.SetEnvironmentVariable("STARVIDEOS_BASE_URI", address);
    }
}
