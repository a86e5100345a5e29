using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

/// <summary>A verbose message becomes a question that nobody can answer. The object was written to the pipeline before it.</summary>
public sealed class WordsAsQuestionsTests : EngineTest
{
    private const string Inquire = "$VerbosePreference = 'Inquire'; $DebugPreference = 'Inquire'; ";

    private readonly List<object> _seen = [];

    [Fact]
    public async Task A_paid_task_comes_out()
    {
        await RunAskedAsync("New-StarVideoTask 'p' -Debug");
        Assert.Single(_seen.OfType<VideoTask>());
    }

    [Fact]
    public async Task A_task_that_ended_comes_out()
    {
        await SubmitAsync("p");
        await RunAskedAsync("Wait-StarVideoTask -Id $ids -PollInterval 1 -Debug");
        Assert.Equal(VideoTaskStatus.Completed, Assert.Single(_seen.OfType<VideoTask>()).Status);
    }

    [Fact]
    public async Task A_file_comes_out()
    {
        using var folder = new TempFolder();
        Session.Set("folder", folder.Path);
        await SubmitAsync("p");
        await RunAsync("$done = Get-StarVideoTask -Id $ids");
        await RunAskedAsync("$done | Save-StarVideo -Path $folder -Debug");
        Assert.Single(_seen.OfType<FileInfo>());
    }

    private async Task RunAskedAsync(string command)
    {
        Session.Set("seen", _seen);
        await RunAsync($"{Inquire}{command} | ForEach-Object {{ $seen.Add($_) }}");

        // Without questions this test would prove nothing.
        Assert.NotEmpty(Session.Host.Screen.Questions);
    }
}
