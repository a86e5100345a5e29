using System.Management.Automation;
using StarVideos.Emulator;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

public sealed class KeyTests : EngineTest
{
    private protected override bool IsConnected => false;

    [Theory]
    [InlineData("New-StarVideoTask 'p'")]
    [InlineData("'p', 'q' | New-StarVideoTask")]
    [InlineData("Get-StarVideoTask -Id some-id")]
    [InlineData("'some-id', 'other-id' | Wait-StarVideoTask")]
    [InlineData("'some-id', 'other-id' | Save-StarVideo")]
    public async Task Without_a_key_one_terminating_error_names_the_three_ways_to_give_one(string command)
    {
        var run = (await RunAsync($"try {{ {command} }} catch {{ $_ }}")).Clean();

        var error = Assert.Single(run.Values<ErrorRecord>()).IsWellFormed();
        Assert.Equal("ApiKeyMissing", error.Id());
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        Assert.Contains("Connect-StarVideo", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("-ApiKey", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("STARVIDEOS_API_KEY", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$key")]
    [InlineData("(ConvertTo-SecureString $key -AsPlainText -Force)")]
    [InlineData("([pscredential]::new('anyone', (ConvertTo-SecureString $key -AsPlainText -Force)))")]
    [InlineData("($key | Add-Member -PassThru -NotePropertyName Source -NotePropertyValue vault)")]
    [InlineData("\"  $key`n\"")]
    public async Task A_key_is_taken_in_every_form_people_have_it(string key)
    {
        (await RunAsync($"New-StarVideoTask 'p' -BaseUri $base -ApiKey {key}")).Clean();
        (await RunAsync($"Connect-StarVideo {key} $base; New-StarVideoTask 'q'")).Clean();
        Assert.Equal(2, Emulator.Counters.CreatesAccepted);
    }

    [Theory]
    [InlineData("''")]
    [InlineData("'  '")]
    [InlineData("\"two`nlines\"")]
    [InlineData("'ключ'")]
    [InlineData("(New-Object securestring)")]
    public async Task What_cannot_be_a_key_is_refused_when_connecting(string key)
    {
        var run = (await RunAsync($"try {{ Connect-StarVideo -ApiKey {key} }} catch {{ $_ }}")).Clean();

        Assert.Equal("ApiKeyInvalid", Assert.Single(run.Values<ErrorRecord>()).IsWellFormed().Id());
        Assert.False((await ConnectionAsync("")).HasApiKey);
    }

    [Theory]
    [InlineData("42")]
    [InlineData("@('a', 'b')")]
    [InlineData("$null")]
    public async Task What_is_no_key_at_all_is_refused_by_the_binder(string key)
    {
        var run = (await RunAsync($"try {{ Connect-StarVideo -ApiKey {key} }} catch {{ $_ }}")).Clean();
        Assert.IsAssignableFrom<ParameterBindingException>(Assert.Single(run.Values<ErrorRecord>()).Exception);
    }

    [Fact]
    public async Task The_parameter_wins_over_the_connection()
    {
        (await RunAsync("Connect-StarVideo -ApiKey $wrong -BaseUri $base; New-StarVideoTask 'p' -ApiKey $key")).Clean();
        var run = await RunAsync("Connect-StarVideo -ApiKey $key -BaseUri $base; New-StarVideoTask 'p' -ApiKey $wrong");

        run.OneError("AuthenticationFailed");
    }

    [Fact]
    public async Task A_wrong_key_is_one_error_that_says_so()
    {
        var error = (await RunAsync("New-StarVideoTask 'p' -ApiKey $wrong -BaseUri $base")).OneError("AuthenticationFailed").IsWellFormed();

        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        Assert.Equal(1, Emulator.Counters.UnauthorizedRequests);
    }

    [Theory]
    [InlineData("$base")]
    [InlineData("\"$base/\"")]
    [InlineData("\"$base/v1\"")]
    [InlineData("\"$base/v1/\"")]
    [InlineData("\"$($base.Scheme)://localhost:$($base.Port)$($base.AbsolutePath)/\"")]
    public async Task A_base_address_is_taken_as_people_type_it(string address)
    {
        (await RunAsync($"New-StarVideoTask 'p' -ApiKey $key -BaseUri {address}")).Clean();
        Assert.Equal(0, Emulator.Counters.UnknownPaths);
    }

    /// <summary>Only the documented host gets its path added. A relay may be at the root of its host.</summary>
    [Theory]
    [InlineData("https://zcbservice.aizfw.cn", "https://zcbservice.aizfw.cn/kyyReactApiServer")]
    [InlineData("https://relay.example.com", "https://relay.example.com/")]
    [InlineData("https://relay.example.com/v1/", "https://relay.example.com/")]
    [InlineData("https://relay.example.com/videos/", "https://relay.example.com/videos")]
    public async Task The_address_of_another_host_is_used_as_it_is_given(string typed, string used) =>
        Assert.Equal(used, (await RunAsync($"Connect-StarVideo -ApiKey $key -BaseUri {typed} -PassThru")).Clean().Values<ConnectionInfo>().Single().BaseUri.AbsoluteUri);

    [Theory]
    [InlineData("http://example.com/kyyReactApiServer")]
    [InlineData("http://127.0.0.1.example.com")]
    [InlineData("http://10.0.0.1")]
    [InlineData("ftp://example.com")]
    [InlineData("file:///tmp")]
    [InlineData("example.com")]
    [InlineData("https://someone:secret@example.com")]
    [InlineData("https://example.com/?a=b")]
    public async Task An_address_the_key_may_not_be_sent_to_is_refused(string address)
    {
        Session.Set("address", address);
        var run = (await RunAsync("""
            try { Connect-StarVideo -ApiKey $key -BaseUri $address } catch { $_ }
            try { New-StarVideoTask 'p' -ApiKey $key -BaseUri $address } catch { $_ }
            try { Get-StarVideoTask -Id some-id -ApiKey $key -BaseUri $address } catch { $_ }
            """)).Clean();

        Assert.Equal(["BaseUriInvalid", "BaseUriInvalid", "BaseUriInvalid"], run.Values<ErrorRecord>().Select(error => error.IsWellFormed().Id()));
        Assert.DoesNotContain(run.Values<ErrorRecord>(), error => error.ToString().Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_key_is_not_tried_for_every_row()
    {
        Session.Set("address", Emulator.BaseUri);
        var run = await RunAsync("1..60 | ForEach-Object { \"prompt $_\" } | New-StarVideoTask -ApiKey wrong -BaseUri $address -ThrottleLimit 2");

        Assert.Empty(run.Tasks);
        Assert.All(run.Errors, error => Assert.Equal("AuthenticationFailed", error.IsWellFormed().Id()));
        Assert.InRange(Emulator.Counters.CreatesReceived, 3, 10);
        Assert.Equal(Emulator.Counters.CreatesReceived + 1, run.Errors.Count);
        Assert.StartsWith("Row 1: ", run.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.StartsWith($"{60 - Emulator.Counters.CreatesReceived} more videos were not sent", run.Errors[^1].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("ftp://proxy.example")]
    [InlineData("http://me:hunter2@proxy.example:8080")]
    [InlineData("me:hunter2@proxy.example:8080")]
    public async Task A_proxy_that_cannot_be_one_is_refused(string proxy)
    {
        Session.Set("proxy", proxy);
        var run = (await RunAsync("try { Connect-StarVideo -ApiKey $key -Proxy $proxy } catch { $_ }")).Clean();

        var error = Assert.Single(run.Values<ErrorRecord>());
        Assert.Equal("InvalidRequest", error.IsWellFormed().Id());
        Assert.Contains("-Proxy", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", $"{error} {error.Exception} {error.Exception.Message}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxys_credential_is_taken_and_not_shown()
    {
        var run = (await RunAsync("""
            $who = [pscredential]::new('me', (ConvertTo-SecureString hunter2 -AsPlainText -Force))
            Connect-StarVideo -ApiKey $key -BaseUri $base -Proxy http://proxy.example:8080 -ProxyCredential $who -PassThru
            Get-StarVideoConnection | Format-List * | Out-String
            New-StarVideoTask 'p'
            """)).Clean();

        Assert.Equal("http://proxy.example:8080/", Assert.Single(run.Values<ConnectionInfo>()).Proxy?.AbsoluteUri);
        Assert.DoesNotContain("hunter2", Assert.Single(run.Values<string>()), StringComparison.Ordinal);
        Assert.Equal(1, Emulator.Counters.CreatesAccepted);
    }

    [Fact]
    public async Task A_refused_connection_leaves_the_old_one_as_it_was()
    {
        await RunAsync("Connect-StarVideo -ApiKey $key -BaseUri $base; Connect-StarVideo -ApiKey $wrong -BaseUri http://example.com");
        (await RunAsync("New-StarVideoTask 'p'")).Clean();
    }

    [Fact]
    public async Task The_parameter_wins_over_the_address_of_the_connection()
    {
        await using var other = await EmulatorServer.StartAsync(new EmulatorOptions { ApiKey = TestKey.Value });
        Session.Set("other", other.BaseUri);
        var task = (await RunAsync("Connect-StarVideo -ApiKey $key -BaseUri $base; New-StarVideoTask 'p' -BaseUri $other")).Clean().Tasks.Single();

        Assert.Equal(1, other.Counters.CreatesAccepted);
        Assert.Equal(0, Emulator.Counters.CreatesReceived);
        Assert.Equal(other.BaseUri, task.BaseUri);
    }

    [Fact]
    public async Task A_task_is_asked_for_where_it_was_made()
    {
        await using var other = await EmulatorServer.StartAsync(new EmulatorOptions { ApiKey = TestKey.Value });
        Session.Set("other", other.BaseUri);
        (await RunAsync("Connect-StarVideo -ApiKey $key -BaseUri $base; New-StarVideoTask 'p' -BaseUri $other | Get-StarVideoTask")).Clean();

        Assert.Equal(1, other.Counters.QueriesReceived);
        Assert.Equal(0, Emulator.Counters.QueriesReceived);
    }

    [Fact]
    public async Task A_connection_says_where_its_settings_came_from_and_never_the_key()
    {
        var none = await ConnectionAsync("");
        Assert.False(none.HasApiKey);
        Assert.Equal("default", none.BaseUriSource);
        Assert.Equal("https://zcbservice.aizfw.cn/kyyReactApiServer", none.BaseUri.AbsoluteUri);

        var connected = await ConnectionAsync("Connect-StarVideo -ApiKey $key -BaseUri $base");
        Assert.True(connected.HasApiKey);
        Assert.Equal("Connect-StarVideo", connected.ApiKeySource);
        Assert.Equal("Connect-StarVideo", connected.BaseUriSource);
        Assert.Equal(Emulator.BaseUri, connected.BaseUri);

        var gone = await ConnectionAsync("Disconnect-StarVideo");
        Assert.False(gone.HasApiKey);
        Assert.Equal(0, Emulator.Counters.UnauthorizedRequests);
    }

    [Fact]
    public async Task PassThru_shows_the_connection()
    {
        var run = (await RunAsync("Connect-StarVideo -ApiKey $key -BaseUri $base; Connect-StarVideo -ApiKey $key -BaseUri $base -PassThru")).Clean();
        Assert.Equal(Emulator.BaseUri, Assert.Single(run.Values<ConnectionInfo>()).BaseUri);
    }

    [Fact]
    public async Task Connecting_without_a_key_anywhere_is_an_error()
    {
        var run = (await RunAsync("try { Connect-StarVideo -BaseUri $base } catch { $_ }")).Clean();
        Assert.Equal("ApiKeyMissing", Assert.Single(run.Values<ErrorRecord>()).IsWellFormed().Id());
    }

    [Fact]
    public async Task A_connection_used_by_a_pipeline_may_be_replaced_within_it()
    {
        // A new connection must not close the connection of a running command.
        var run = await RunAsync("""
            Connect-StarVideo -ApiKey $key -BaseUri $base
            'a', 'b', 'c', 'd' | New-StarVideoTask -ThrottleLimit 1 | ForEach-Object { Connect-StarVideo -ApiKey $key -BaseUri $base; $_ }
            """);

        Assert.Equal(4, run.Clean().Tasks.Length);
    }

    private async Task<ConnectionInfo> ConnectionAsync(string before) =>
        (await RunAsync(before + "; Get-StarVideoConnection")).Clean().Values<ConnectionInfo>().Single();
}
