using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>Rows of unknown outcome are sent again only after a question.</summary>
public sealed class ForceTests : EngineTest
{
    private const string Rows = "'a [create:500]', 'b [create:500]', 'c [create:500]', 'd'";

    [Fact]
    public async Task It_asks_once_and_says_how_many()
    {
        await LoseThreeAsync();
        Session.Host.Screen.Answers.Enqueue("&Yes");

        var run = (await RunAsync($"{Rows} | New-StarVideoTask -Batch run -Resume -Force")).Clean();

        Assert.Equal(4, run.Tasks.Length);
        Assert.Contains("3 submissions of batch 'run'", Assert.Single(Session.Host.Screen.Questions), StringComparison.Ordinal);
        Assert.Equal(7, Counters.CreatesReceived);
    }

    [Fact]
    public async Task No_leaves_them_alone_and_the_other_rows_go_on()
    {
        await LoseThreeAsync();
        Session.Host.Screen.Answers.Enqueue("&No");

        var run = await RunAsync($"{Rows}, 'e' | New-StarVideoTask -Batch run -Resume -Force");

        Assert.Equal(["d", "e"], run.Tasks.Select(static task => task.Prompt));
        Assert.Equal(Enumerable.Repeat("SubmissionOutcomeUnknown", 3), run.ErrorIds);
        Assert.Single(Session.Host.Screen.Questions);
    }

    [Theory]
    [InlineData("-Confirm:$false", "")]
    [InlineData("", "$ConfirmPreference = 'None'; ")]
    public async Task A_script_can_say_yes_beforehand(string parameter, string preference)
    {
        await LoseThreeAsync();

        var run = (await RunAsync($"{preference}{Rows} | New-StarVideoTask -Batch run -Resume -Force {parameter}")).Clean();

        Assert.Equal(4, run.Tasks.Length);
        Assert.Empty(Session.Host.Screen.Questions);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Where_nobody_can_be_asked_nothing_is_sent_and_the_error_says_what_to_do(int throttle)
    {
        await LoseThreeAsync();

        var error = await CatchAsync($"{Rows} | New-StarVideoTask -Batch run -Resume -Force -ThrottleLimit {throttle}");

        Assert.Equal("InvalidRequest", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("-Confirm:$false", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("3 submissions", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(4, Counters.CreatesReceived);
    }

    [Fact]
    public async Task Where_nothing_is_unknown_nobody_is_asked()
    {
        (await RunAsync("'a' | New-StarVideoTask -Batch run")).Clean();

        (await RunAsync("'a', 'b' | New-StarVideoTask -Batch run -Resume -Force")).Clean();

        Assert.Empty(Session.Host.Screen.Questions);
    }

    [Fact]
    public async Task WhatIf_shows_them_without_a_question()
    {
        await LoseThreeAsync();

        (await RunAsync($"{Rows} | New-StarVideoTask -Batch run -Resume -Force -WhatIf")).Clean();

        Assert.Empty(Session.Host.Screen.Questions);
        Assert.Equal(3, Session.Host.Screen.Lines.Count(static line => line.Contains("What if", StringComparison.Ordinal)));
    }

    private async Task LoseThreeAsync() => Assert.Equal(3, (await RunAsync($"{Rows} | New-StarVideoTask -Batch run")).Errors.Count);
}
