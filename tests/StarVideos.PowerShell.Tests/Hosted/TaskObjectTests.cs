using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

public sealed class TaskObjectTests : EngineTest
{
    [Fact]
    public async Task A_task_in_a_text_is_its_id()
    {
        var ids = await SubmitAsync("a");
        var run = (await RunAsync("$task = $tasks[0]; \"$task\"; [string] $task; $task.ToString(); \"{0}\" -f $task")).Clean();
        Assert.Equal(Enumerable.Repeat(ids[0], 4), run.Values<string>());
    }

    [Fact]
    public async Task The_type_is_named_as_documented()
    {
        await SubmitAsync("a");
        var run = (await RunAsync("$tasks[0].GetType().FullName")).Clean();
        Assert.Equal(["StarVideos.VideoTask"], run.Values<string>());
    }

    [Theory]
    [InlineData("Id", "'other'")]
    [InlineData("Status", "'Completed'")]
    [InlineData("VideoUrl", "'https://example.com/x.mp4'")]
    [InlineData("BaseUri", "'https://example.com'")]
    public async Task A_script_cannot_change_a_task(string property, string value)
    {
        await SubmitAsync("a");
        var run = await RunAsync($"$before = $tasks[0].{property}; try {{ $tasks[0].{property} = {value} }} catch {{ 'refused' }}; $tasks[0].{property} -eq $before");
        Assert.Equal("refused", run.Clean().Output[0]!.BaseObject);
    }

    [Fact]
    public async Task No_property_of_a_task_shows_a_setter()
    {
        await SubmitAsync("a");
        var run = (await RunAsync("$tasks[0].PSObject.Properties | Where-Object IsSettable | ForEach-Object Name")).Clean();
        Assert.Empty(run.Output);
    }
}
