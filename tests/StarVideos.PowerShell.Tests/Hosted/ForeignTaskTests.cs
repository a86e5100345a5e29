using StarVideos.Emulator;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>A table of tasks from another person has a base address that must not get the key.</summary>
public sealed class ForeignTaskTests : EngineTest
{
    [Theory]
    [InlineData("Wait-StarVideoTask")]
    [InlineData("Get-StarVideoTask")]
    [InlineData("Save-StarVideo -Path $folder")]
    public async Task The_key_is_not_sent_where_a_table_of_tasks_says(string command)
    {
        await using var other = await Emulator.StartAnotherAsync();
        using var folder = new TempFolder();
        Session.Set("other", other.BaseUri);
        Session.Set("folder", folder.Path);
        var error = (await RunAsync($$"""
            [pscustomobject]@{ Id = 'video_starvideos_1'; Name = 'free'; Prompt = 'p'; Status = 'Queued'; BaseUri = $other } | Export-Csv "$folder/tasks.csv"
            Import-Csv "$folder/tasks.csv" | {{command}}
            """)).OneError("BaseUriInvalid").IsWellFormed();

        Assert.Contains("-BaseUri", error.ToString(), StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), (other.Counters.QueriesReceived, other.Counters.UnauthorizedRequests, other.Counters.UnknownPaths));
        Assert.Equal(0, Counters.QueriesReceived);
    }

    [Fact]
    public async Task A_fresh_address_of_a_video_is_not_asked_for_there_either()
    {
        await using var other = await Emulator.StartAnotherAsync();
        using var folder = new TempFolder();
        Session.Set("other", other.BaseUri);
        Session.Set("folder", folder.Path);
        await SubmitAsync("p [media:403 x*]");
        (await RunAsync("$done = Get-StarVideoTask -Id $ids")).Clean();
        var asked = Counters.QueriesReceived;
        (await RunAsync("$done | Select-Object Id, Status, VideoUrl, @{ n = 'BaseUri'; e = { $other } } | Export-Csv \"$folder/tasks.csv\"; Import-Csv \"$folder/tasks.csv\" | Save-StarVideo -Path $folder")).OneError("BaseUriInvalid");

        Assert.Equal((0, 0), (other.Counters.QueriesReceived, other.Counters.UnauthorizedRequests));
        Assert.Equal(asked, Counters.QueriesReceived);
    }

    [Theory]
    [InlineData("Wait-StarVideoTask")]
    [InlineData("Get-StarVideoTask")]
    [InlineData("Save-StarVideo -Path $folder")]
    public async Task A_task_of_the_own_journal_is_asked_for_where_it_was_made(string command)
    {
        await using var other = await Emulator.StartAnotherAsync();
        using var folder = new TempFolder();
        Session.Set("other", other.BaseUri);
        Session.Set("folder", folder.Path);
        Session.Set("key", TestKey.Value);
        (await RunAsync("New-StarVideoTask 'p' -ApiKey $key -BaseUri $other | Export-Csv \"$folder/tasks.csv\"")).Clean();

        // Under another name, because this process remembers the old one. Then only the journal knows the address.
        File.Copy(JournalPath, JournalPath + ".copy");
        SetJournal(JournalPath + ".copy");
        (await RunAsync($"Import-Csv \"$folder/tasks.csv\" | {command}")).Clean();

        Assert.Equal(1, other.Counters.QueriesReceived);
        Assert.Equal(0, Counters.QueriesReceived);
    }
}
