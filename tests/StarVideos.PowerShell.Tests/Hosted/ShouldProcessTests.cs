using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

public sealed class ShouldProcessTests : EngineTest
{
    [Fact]
    public async Task WhatIf_says_what_would_be_sent_and_sends_nothing()
    {
        var run = (await RunAsync("@{ prompt = 'a fox'; duration = 5 }, @{ prompt = 'a crow' } | New-StarVideoTask -WhatIf")).Clean();

        Assert.Empty(run.Output);
        AssertNothingSent();
        var lines = Session.Host.Screen.Lines.ToArray();
        Assert.Equal(2, lines.Length);
        Assert.Contains("a fox", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"duration\":5", lines[0], StringComparison.Ordinal);
        Assert.Contains(Emulator.BaseUri.AbsoluteUri, lines[0], StringComparison.Ordinal);
        Assert.Contains("a crow", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIf_does_not_show_the_key()
    {
        Session.Set("k", TestKey.Wrong);
        await RunAsync("New-StarVideoTask 'p' -WhatIf -ApiKey $k -Verbose -Debug; New-StarVideoTask 'p' -WhatIf -Verbose -Debug");

        Assert.NotEmpty(Session.Host.Screen.Lines);
        Assert.DoesNotContain(Session.Host.Screen.Lines, line => line.Contains(TestKey.Start, StringComparison.Ordinal) || line.Contains(TestKey.WrongStart, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatIf_needs_no_key()
    {
        (await RunAsync("Disconnect-StarVideo; New-StarVideoTask 'p' -WhatIf")).Clean();
        Assert.Single(Session.Host.Screen.Lines);
    }

    [Fact]
    public async Task WhatIf_refuses_bad_rows_like_the_real_thing()
    {
        var run = await RunAsync("@{ prompt = 'p'; duration = 60 }, 'q' | New-StarVideoTask -WhatIf");

        run.OneError("InvalidRequest");
        Assert.Single(Session.Host.Screen.Lines);
    }

    [Fact]
    public async Task WhatIf_may_come_from_the_preference()
    {
        (await RunAsync("$WhatIfPreference = $true; New-StarVideoTask 'p'")).Clean();
        AssertNothingSent();
    }

    [Fact]
    public async Task Each_row_can_be_declined_by_itself()
    {
        Answer("&Yes", "&No", "&Yes");
        var run = (await RunAsync("'a', 'b', 'c' | New-StarVideoTask -Confirm")).Clean();

        Assert.Equal(["a", "c"], run.Tasks.Select(task => task.Prompt));
        Assert.Equal(2, Counters.CreatesReceived);
        Assert.Equal(3, Session.Host.Screen.Questions.Count);
        Assert.DoesNotContain(Session.Host.Screen.Questions, question => question.Contains(TestKey.Start, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_that_had_to_wait_for_a_place_are_asked_about_as_well()
    {
        Answer("&Yes", "&No", "&Yes");
        var run = (await RunAsync("New-StarVideoTask -InputObject 'a', 'b', 'c' -ThrottleLimit 1 -Confirm")).Clean();

        Assert.Equal(["a", "c"], run.Tasks.Select(task => task.Prompt));
        Assert.Equal(3, Session.Host.Screen.Questions.Count);
    }

    [Fact]
    public async Task What_is_known_of_a_row_is_shown_before_the_question()
    {
        await RunAsync("[pscustomobject]@{ prompt = 'a'; promt = 'b' } | New-StarVideoTask -WhatIf 3>&1 | ForEach-Object { Write-Host \"first: $_\" }");

        var lines = Session.Host.Screen.Lines.ToArray();
        Assert.StartsWith("first: Unknown column", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("What if", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yes_to_all_asks_once()
    {
        Answer("Yes to &All");
        var run = (await RunAsync("'a', 'b', 'c' | New-StarVideoTask -Confirm")).Clean();

        Assert.Equal(3, run.Tasks.Length);
        Assert.Single(Session.Host.Screen.Questions);
    }

    [Fact]
    public async Task No_to_all_sends_nothing()
    {
        Answer("No to A&ll");
        var run = (await RunAsync("'a', 'b', 'c' | New-StarVideoTask -Confirm")).Clean();

        Assert.Empty(run.Output);
        Assert.Single(Session.Host.Screen.Questions);
        AssertNothingSent();
    }

    [Fact]
    public async Task Nobody_is_asked_by_default()
    {
        (await RunAsync("New-StarVideoTask 'p'")).Clean();
        Assert.Empty(Session.Host.Screen.Questions);
    }

    [Fact]
    public async Task A_lower_preference_asks()
    {
        Answer("&No");
        (await RunAsync("$ConfirmPreference = 'Medium'; New-StarVideoTask 'p'")).Clean();

        Assert.Single(Session.Host.Screen.Questions);
        AssertNothingSent();
    }

    [Fact]
    public async Task An_explicit_no_to_asking_wins_over_the_preference()
    {
        (await RunAsync("$ConfirmPreference = 'Low'; New-StarVideoTask 'p' -Confirm:$false")).Clean();
        Assert.Equal(1, Counters.CreatesAccepted);
    }

    [Fact]
    public async Task Where_nobody_can_answer_nothing_is_sent_and_the_runspace_goes_on()
    {
        var run = await RunAsync("'a', 'b' | New-StarVideoTask -Confirm");

        Assert.Empty(run.Tasks);
        AssertNothingSent();
        (await RunAsync("New-StarVideoTask 'p'")).Clean();
        UnobservedFaults.AssertNone();
    }

    private void Answer(params string[] answers) => Array.ForEach(answers, Session.Host.Screen.Answers.Enqueue);
}
