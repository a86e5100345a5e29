using StarVideos.Emulator;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>Test-StarVideoRequest reports what New-StarVideoTask would report, and pays nothing.</summary>
public sealed class DryRunTests : StopTest
{
    private protected override EmulatorOptions Options => new() { ApiKey = TestKey.Value, ReadyAfterPolls = 1, References = true };

    private protected override bool IsConnected => false;

    private string References => Emulator.MediaUri + "references/";

    [Fact]
    public async Task Rows_are_checked_without_key_journal_or_service()
    {
        SetJournal("off");
        var run = (await RunAsync("@{ prompt = 'a'; duration = 5 }, @{ prompt = 'b'; duration = 60 }, 'c' | Test-StarVideoRequest -Ratio 1:1")).Clean();

        var checks = run.Values<RequestCheck>();
        Assert.Equal([(1, true), (2, false), (3, true)], checks.Select(static check => (check.RowNumber, check.IsValid)));
        Assert.Contains("from 3 to 15", Assert.Single(checks[1].Problems).ToString(), StringComparison.Ordinal);
        Assert.Equal("1:1", checks[2].Ratio);
        Assert.Contains("3 rows: 2 valid, 1 not valid, 0 cannot be told", Assert.Single(run.Information), StringComparison.Ordinal);
        AssertNothingSent();
    }

    [Fact]
    public async Task An_address_of_the_service_that_cannot_be_used_keeps_nobody_from_looking_at_references()
    {
        var run = await RunAsync($$"""
            $env:STARVIDEOS_BASE_URI = 'not an address'
            try { Test-StarVideoRequest a -ReferenceImage '{{References}}still.png' -CheckReference -Quiet } finally { $env:STARVIDEOS_BASE_URI = $null }
            """);

        Assert.Equal([true], run.Clean().Values<bool>());
    }

    [Theory]
    [InlineData("'a', 'b'", true)]
    [InlineData("'a', @{ prompt = 'b'; ratio = '4:3' }", false)]
    [InlineData("@{ prompt = 'b'; referenceVideos = 'https://example.com/v.mp4' }", false)]
    [InlineData("@()", true)]
    public async Task Quiet_is_one_answer_for_all(string rows, bool answer) =>
        Assert.Equal([answer], (await RunAsync($"{rows} | Test-StarVideoRequest -Quiet")).Clean().Values<bool>());

    [Theory]
    [InlineData("-Prompt p", VideoMode.Text)]
    [InlineData("p -ReferenceImage https://example.com/a.png -Duration 5", VideoMode.ImageReference)]
    [InlineData("p -FirstImage https://example.com/a.png -LastImage https://example.com/b.png", VideoMode.FirstLastFrame)]
    [InlineData("p -ReferenceVideo https://example.com/a.mp4", VideoMode.VideoReference)]
    [InlineData("p -ReferenceVideo https://example.com/a.mp4 -ReferenceImage https://example.com/a.png", VideoMode.ImageAndVideo)]
    public async Task The_parameter_sets_are_those_of_the_real_thing(string parameters, VideoMode mode) =>
        Assert.Equal(mode, Assert.Single((await RunAsync($"Test-StarVideoRequest {parameters}")).Clean().Values<RequestCheck>()).Mode);

    [Fact]
    public async Task References_are_looked_at_on_request()
    {
        var run = (await RunAsync($$"""
            @{ prompt = 'a'; referenceImages = '{{References}}still.png' },
            @{ prompt = 'b'; referenceImages = '{{References}}page.html' },
            @{ prompt = 'c'; referenceVideos = '{{References}}first.mp4' },
            @{ prompt = 'd'; referenceVideos = '{{References}}404' } | Test-StarVideoRequest -CheckReference
            """)).Clean();

        var checks = run.Values<RequestCheck>();
        Assert.Equal([true, false, true, false], checks.Select(static check => check.IsValid));
        Assert.Equal(checks[1].References[0].Problems[0].Message, checks[1].References[0].Problems[0].ToString());
        Assert.Equal(5, checks[2].References[0].Duration!.Value.TotalSeconds, 0.1);
        Assert.Contains("HTML page", Assert.Single(checks[1].Problems).Message, StringComparison.Ordinal);
        Assert.Contains("4 addresses", Assert.Single(run.Information), StringComparison.Ordinal);
        Assert.Equal(0, Counters.CreatesReceived);
    }

    [Fact]
    public async Task A_submission_can_look_first_and_pays_for_what_is_not_proven_wrong()
    {
        (await RunAsync("Connect-StarVideo -ApiKey $key -BaseUri $base")).Clean();

        var run = await RunAsync($$"""
            @{ prompt = 'a'; referenceImages = '{{References}}still.png' },
            @{ prompt = 'b'; referenceImages = '{{References}}page.html' } | New-StarVideoTask -CheckReference
            """);

        Assert.Equal("a", Assert.Single(run.Tasks).Prompt);
        Assert.Contains("Row 2: referenceImages", run.OneError("InvalidRequest").ToString(), StringComparison.Ordinal);
        Assert.Equal(1, Counters.CreatesReceived);
    }

    [Fact]
    public async Task A_row_that_was_checked_can_be_submitted_as_it_was_and_never_without_what_was_wrong()
    {
        (await RunAsync("Connect-StarVideo -ApiKey $key -BaseUri $base")).Clean();
        var rows = "@{ prompt = 'a'; duration = 7 }, @{ prompt = 'b'; duration = 60 }, @{ prompt = 'c'; referenceImages = 'https://example.com/c.png' }";

        var all = await RunAsync($"{rows} | Test-StarVideoRequest | New-StarVideoTask");
        var exported = await RunAsync($"{rows} | Test-StarVideoRequest | ConvertTo-Csv | ConvertFrom-Csv | New-StarVideoTask");

        Assert.Equal(["a", "c"], all.Tasks.Select(static task => task.Prompt));
        Assert.Equal((7, VideoMode.ImageReference), (all.Tasks[0].Duration, all.Tasks[1].Mode));
        all.OneError("InvalidRequest");
        Assert.Equal(Enumerable.Repeat("InvalidRequest", 3), exported.ErrorIds);
        Assert.Equal(2, Counters.CreatesReceived);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_looking()
    {
        var running = Session.Start($"Write-Output begun; @{{ prompt = 'a'; referenceImages = '{References}slow.png' }} | Test-StarVideoRequest -CheckReference");
        await Eventually.HoldsAsync(() => running.OutputCount == 1, "it has begun");

        Assert.Single((await StopPromptlyAsync(running)).Output);
    }
}
