using System.Text.RegularExpressions;
using StarVideos.Emulator;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>The commands in errors and final messages work unchanged, in a session that has only the key.</summary>
public sealed partial class PrintedCommandTests : StopTest
{
    [Fact]
    public async Task Select_Object_behind_the_submission_is_told_what_else_was_paid_for()
    {
        var run = await RunAsync("1..40 | ForEach-Object { \"row $_ [create:delay=50]\" } | New-StarVideoTask -ThrottleLimit 5 | Select-Object -First 2");

        var shown = run.Tasks.Select(task => task.Id).ToArray();
        var made = Emulator.State.Tasks.All.Select(task => task.Id).ToArray();
        Assert.Equal(2, shown.Length);
        Assert.InRange(made.Length, 3, 2 + (2 * 5));
        Assert.Contains($"{made.Length - 2}. They continue at the service", LastWords, StringComparison.Ordinal);

        var picked = (await RunElsewhereAsync(LastWords)).Clean();
        Assert.Equal(made.Except(shown).Order(), picked.Tasks.Select(task => task.Id).Order());
    }

    [Fact]
    public async Task Select_Object_before_the_submission_pays_for_what_it_shows()
    {
        var run = (await RunAsync("1..40 | ForEach-Object { \"row $_\" } | Select-Object -First 2 | New-StarVideoTask -ThrottleLimit 5")).Clean();

        Assert.Equal(2, run.Tasks.Length);
        Assert.Equal(2, Counters.CreatesReceived);
        Assert.Empty(LastWords);
    }

    [Theory]
    [InlineData("")]
    [InlineData("off")]
    public async Task A_time_out_prints_the_command_that_goes_on_waiting(string journal)
    {
        if (journal.Length > 0)
        {
            SetJournal(journal);
        }

        var error = (await RunAsync("New-StarVideoTask 'p [polls:3]' | Wait-StarVideoTask -PollInterval 1 -Timeout 1")).OneError("WaitTimeout");
        Assert.Contains(FollowUps().Match(error.ToString()).Value, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);

        var task = Assert.Single((await RunElsewhereAsync(error.ToString())).Clean().Tasks);
        Assert.Equal(VideoTaskStatus.Completed, task.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("off")]
    public async Task Tasks_of_two_services_get_a_command_each(string journal)
    {
        if (journal.Length > 0)
        {
            SetJournal(journal);
        }

        await using var other = await Emulator.StartAnotherAsync();
        Session.Set("key", TestKey.Value);
        Session.Set("other", other.BaseUri);
        var running = Session.Start("& { New-StarVideoTask 'a [polls:2]'; New-StarVideoTask 'b [polls:2]' -ApiKey $key -BaseUri $other } | Wait-StarVideoTask -PollInterval 100");
        await Eventually.HoldsAsync(() => Emulator.State.Tasks.Count + other.State.Tasks.Count == 2, "both are made");
        await Eventually.HoldsAsync(() => running.OutputCount == 0 && Emulator.State.Tasks.Count == 1, "the wait goes on");
        await StopPromptlyAsync(running);
        Assert.Equal(2, FollowUps().Count(LastWords));

        // One command for each, so that each may poll once more without the pause of the other.
        foreach (Match command in FollowUps().Matches(LastWords))
        {
            var run = await RunElsewhereAsync(command.Value.Replace("Wait-StarVideoTask", "Get-StarVideoTask", StringComparison.Ordinal));
            Assert.Single(run.Clean().Tasks);
        }

        Assert.All(new[] { Emulator, other }, one => Assert.Equal(1, one.State.Tasks.All.Single().Queries));
    }

    [Fact]
    public async Task Save_prints_folder_and_file_name_whatever_they_are()
    {
        using var root = new TempFolder();
        var folder = Path.Combine(root.Path, "it’s [1] 'here' $HOME `n");
        Session.Set("folder", folder);
        Session.Set("name", "{Id} it’s {Index:00}");
        var ids = await SubmitAsync("a [media:stall]", "b [media:stall]");
        (await RunAsync("$done = Get-StarVideoTask -Id $ids")).Clean();
        var running = Session.Start("$done | Save-StarVideo -Path $folder -FileName $name -NoIndex");
        await Eventually.HoldsAsync(() => Counters.MediaRequests == 2, "both downloads are on their way");
        await StopPromptlyAsync(running);

        (await RunElsewhereAsync(LastWords)).Clean();
        Assert.Equal(ids.Order().Select((id, index) => Path.Combine(Path.GetFileName(folder), $"{id} it’s {Array.IndexOf(ids, id) + 1:00}.mp4")), root.Files);
    }

    [GeneratedRegex(@"(Wait-StarVideoTask|Save-StarVideo) -Id '[^;\r\n]*")]
    private static partial Regex FollowUps();

    /// <summary>Runs the command in a text, unchanged, in a session that is connected with the key only.</summary>
    private static async Task<ScriptRun> RunElsewhereAsync(string text)
    {
        var command = Regex.Match(text, @"(Wait-StarVideoTask|Get-StarVideoTask|Save-StarVideo) -Id .*").Value;
        using var fresh = new EngineSession();
        fresh.Set("key", TestKey.Value);
        (await fresh.RunAsync("Connect-StarVideo -ApiKey $key")).Clean();
        return await fresh.RunAsync(command);
    }
}
