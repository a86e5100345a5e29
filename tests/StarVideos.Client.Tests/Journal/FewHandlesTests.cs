using System.Diagnostics;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Journal;

/// <summary>A process that runs out of handles during a run, for example with a low <c>ulimit -n</c> and a high throttle limit.</summary>
public class FewHandlesTests : JournalFixture
{
    [Theory]
    [InlineData(12)]
    [InlineData(40)]
    public async Task No_task_comes_out_whose_id_is_on_no_disk(int handles)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There is no such limit.
        }

        var number = 0;
        await using var server = new RawServer(async connection =>
        {
            while (await connection.ReadAsync() is not null)
            {
                await connection.AnswerAsync(200, AnswerText.Queued.Replace("video_1", $"video_{Interlocked.Increment(ref number)}", StringComparison.Ordinal));
            }
        });
        using var process = SubmitterProcess.Start(Path, server.BaseUri, rows: 300, places: 64, handles);
        var told = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync();

        // The runtime itself may crash without handles. Then the last line is incomplete, but the lines before it count.
        var lines = told.Split('\n')[..^1];
        var tasks = lines.Where(static line => line.StartsWith("video_", StringComparison.Ordinal)).ToHashSet();
        var hasDied = lines[^1] != "done";
        Assert.True(tasks.Count > 1, "Tasks must come out.");
        Assert.True(hasDied || lines.Any(static line => line.StartsWith("not sent", StringComparison.Ordinal)), "Handles must run out.");
        Assert.DoesNotContain(lines, static line => line.StartsWith("warning", StringComparison.Ordinal));
        Assert.Subset(Ids().ToHashSet(), tasks);
        Assert.InRange(Ids().Count + Unresolved().Count, number, number + (hasDied ? 64 : 0));
    }
}
