using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>The command finds what Tab has inserted.</summary>
public sealed class CompletionTests : EngineTest
{
    [Theory]
    [InlineData("shot [1]")]
    [InlineData("[1]")]
    [InlineData("what?*")]
    [InlineData("back`tick")]
    [InlineData("it's")]
    [InlineData("it’s")]
    [InlineData("plain")]
    [InlineData("$HOME $(1)")]
    public async Task A_name_is_found_by_what_is_inserted_for_it(string name)
    {
        Session.Set("name", name);
        var run = (await RunAsync("""
            $null = New-StarVideoTask p -Name $name
            $null = New-StarVideoTask q -Name 'shot 1'
            $line = 'Get-StarVideoTask -Name ' + $(if ($name -match '^\w') { $name.Substring(0, 2) } else { '' })
            $inserted = (TabExpansion2 $line $line.Length).CompletionMatches | Where-Object ListItemText -eq $name
            & ([scriptblock]::Create("Get-StarVideoTask -Name $($inserted.CompletionText)"))
            """)).Clean();

        Assert.Equal(name, Assert.Single(run.Tasks).Name);
    }

    [Fact]
    public async Task What_was_inserted_can_be_completed_again()
    {
        var run = (await RunAsync("""
            $null = New-StarVideoTask p -Name 'shot [1] of 2'
            $line = 'Get-StarVideoTask -Name ''shot `[1'
            (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText
            """)).Clean();

        Assert.Equal(["'shot `[1`] of 2'"], run.Values<string>());
    }

    [Fact]
    public async Task A_name_cannot_act_on_the_terminal_that_lists_it()
    {
        var run = (await RunAsync("""
            $null = New-StarVideoTask p -Name "a$([char] 27)[2Jb"
            $line = 'Get-StarVideoTask -Name a'
            (TabExpansion2 $line $line.Length).CompletionMatches | ForEach-Object { $_.ListItemText; $_.ToolTip }
            """)).Clean();

        Assert.Equal(2, run.Output.Count);
        Assert.All(run.Values<string>(), text => Assert.DoesNotContain(text, char.IsControl));
    }
}
