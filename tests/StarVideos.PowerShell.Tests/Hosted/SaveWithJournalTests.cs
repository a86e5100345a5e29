using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>What the journal adds for a task of which only the id or a file name is given.</summary>
public sealed class SaveWithJournalTests : EngineTest, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SkipExisting_finds_a_video_whose_file_has_another_number()
    {
        await PrepareAsync("@{ prompt = 'p'; name = 'fox' }, @{ prompt = 'q'; name = 'crow' }");
        (await RunAsync("$done | Save-StarVideo -Path $folder -FileName '{Index:000} {Name}' -ThrottleLimit 1")).Clean();
        var fetched = Counters.MediaRequests;
        var again = (await RunAsync("$done[1], $done[0] | Save-StarVideo -Path $folder -FileName '{Index:000} {Name}' -SkipExisting -ThrottleLimit 1")).Clean();

        Assert.Equal(fetched, Counters.MediaRequests);
        Assert.Equal(["001 fox.mp4", "002 crow.mp4"], _folder.Videos);
        Assert.Equal(["002 crow.mp4", "001 fox.mp4"], again.Values<FileInfo>().Select(file => file.Name));
    }

    [Fact]
    public async Task A_bare_id_gets_back_the_name_it_was_submitted_under()
    {
        await PrepareAsync("@{ prompt = 'p'; name = 'fox' }");
        var run = (await RunAsync("Save-StarVideo -Id $done[0].Id -Path $folder; (Get-StarVideoTask -Id $done[0].Id).Prompt")).Clean();

        Assert.Equal("fox.mp4", Assert.Single(run.Values<FileInfo>()).Name);
        Assert.Equal("p", Assert.Single(run.Values<string>()));
    }

    [Fact]
    public async Task A_prompt_is_the_name_of_a_file_and_of_no_other_tasks_file()
    {
        await PrepareAsync("'A fox, at dawn.', 'A fox, at dawn.'");
        (await RunAsync("Save-StarVideo -Id $done[1].Id -Path $folder")).Clean();
        var fetched = Counters.MediaRequests;
        var again = (await RunAsync("$done | Save-StarVideo -Path $folder -SkipExisting -ThrottleLimit 1")).Clean();
        Assert.Equal(fetched + 1, Counters.MediaRequests);

        var withId = $"A fox, at dawn-{Emulator.State.Tasks.All[0].Id}.mp4";
        Assert.Equal([withId, "A fox, at dawn.mp4"], again.Values<FileInfo>().Select(file => file.Name));
        var forced = (await RunAsync("$env:STARVIDEOS_JOURNAL = 'off'; $done[0] | Save-StarVideo -Path $folder -Force")).Clean();
        Assert.Equal(withId, Assert.Single(forced.Values<FileInfo>()).Name);
        Assert.Equal(2, _folder.Videos.Length);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_keeps_no_video_from_being_saved()
    {
        await PrepareAsync("@{ prompt = 'p'; name = 'fox' }");
        var run = await RunAsync("$env:STARVIDEOS_JOURNAL = $folder; $done | Save-StarVideo -Path $folder -SkipExisting");

        Assert.Equal("fox.mp4", Assert.Single(run.Values<FileInfo>()).Name);
        Assert.Contains("right name counts as the video", run.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("a later run cannot tell whose file it is", run.Warnings[1], StringComparison.Ordinal);
        Assert.Equal(2, run.Warnings.Count);
    }

    private async Task PrepareAsync(string rows)
    {
        Session.Set("folder", _folder.Path);
        (await RunAsync($"$tasks = {rows} | New-StarVideoTask -ThrottleLimit 1; $done = Get-StarVideoTask -InputObject $tasks")).Clean();
    }
}
