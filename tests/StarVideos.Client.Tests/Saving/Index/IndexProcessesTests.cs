using StarVideos.Client.Tests.Support;
using StarVideos.Saving.Index;

namespace StarVideos.Client.Tests.Saving.Index;

/// <summary>Several processes that save into one folder at the same time.</summary>
public sealed class IndexProcessesTests : Bench
{
    private const int Processes = 4;
    private const int Each = 50;

    [Fact]
    public async Task Four_processes_that_save_fifty_videos_each_lose_and_break_no_line()
    {
        var ids = (await CompletedAsync(Processes * Each)).Select(task => task.Id).ToArray();
        Directory.CreateDirectory(Videos);
        var savers = ids.Chunk(Each).Select(part => SaverProcess.Start(JournalPath, Emulator.BaseUri, Videos, part)).ToList();
        foreach (var saver in savers)
        {
            Assert.Equal("ready", await saver.StandardOutput.ReadLineAsync());
        }

        savers.ForEach(saver => saver.StandardInput.WriteLine("go"));
        var said = new List<string>();
        foreach (var saver in savers)
        {
            said.AddRange((await saver.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()));
            await saver.WaitForExitAsync();
            saver.Dispose();
        }

        Assert.Equal(ids.Select(id => $"saved {id}").Order(), said.Order());
        var index = FolderIndex.Read(Videos);
        Assert.Equal((Processes * Each, 0, 0), (index.Entries.Count, index.Skipped, index.Newer));
        Assert.Equal(Processes * Each, File.ReadAllLines(Path.Combine(Videos, FolderIndex.FileName)).Length);
        Assert.Equal(ids.Order(), index.Entries.Values.Select(entry => entry.Task.Id).Order());
        Assert.All(index.Entries.Values, entry => Assert.Equal(VideoHash.OfFile(Path.Combine(Videos, entry.File), default), entry.Sha256));
    }
}
