using StarVideos.Client.Tests.Support;
using StarVideos.Saving;

namespace StarVideos.Client.Tests.Saving;

public sealed class NamingTests
{
    [Fact]
    public async Task Tasks_of_one_name_get_a_file_each()
    {
        using var host = new MediaHost(MediaHost.Whole());
        var saver = host.Saver();
        string[] names = ["cat", "CAT", "cat", "cat-b", "cat.mp4"];
        string[] ids = ["a", "b", "b", "c", "d"];

        var saved = await Task.WhenAll(names.Zip(ids, (name, id) => saver.SaveAsync(MediaHost.Task with { Name = name, Id = id }))).WaitAsync(Clients.Patience);

        Assert.Equal(["cat.mp4", "CAT-b.mp4", "cat-b-2.mp4", "cat-b-c.mp4", "cat-d.mp4"], saved.Select(video => Path.GetFileName(video.Path)));
        Assert.Equal(5, host.Folder.Names.Length);
    }

    [Fact]
    public async Task Takes_of_a_name_get_the_same_names_in_whatever_order_they_come()
    {
        foreach (var order in new[] { new[] { 1, 2, 3 }, [3, 1, 2], [2, 3, 1] })
        {
            using var host = new MediaHost(MediaHost.Whole());
            var saver = host.Saver();
            foreach (var take in order)
            {
                var saved = await saver.SaveAsync(MediaHost.Task with { Id = $"video_{take}", Take = take }).WaitAsync(Clients.Patience);
                Assert.Equal(take == 1 ? "cat.mp4" : $"cat-{take}.mp4", Path.GetFileName(saved.Path));
            }
        }
    }

    [Fact]
    public async Task A_row_that_has_the_name_of_a_take_and_that_take_get_a_file_each()
    {
        using var host = new MediaHost(MediaHost.Whole());
        var saver = host.Saver();
        VideoTask[] tasks = [MediaHost.Task with { Id = "a", Take = 1 }, MediaHost.Task with { Id = "b", Name = "cat-2", Take = 1 }, MediaHost.Task with { Id = "c", Take = 2 }, MediaHost.Task with { Id = "d", Take = 2 }];
        var names = new List<string?>();
        foreach (var task in tasks)
        {
            names.Add(Path.GetFileName((await saver.SaveAsync(task).WaitAsync(Clients.Patience)).Path));
        }

        Assert.Equal(["cat.mp4", "cat-2.mp4", "cat-2-c.mp4", "cat-2-d.mp4"], names);
    }

    [Fact]
    public async Task A_take_that_exists_is_skipped_replaced_or_an_error_as_any_file_is()
    {
        using var host = new MediaHost(MediaHost.Whole());
        var second = MediaHost.Task with { Take = 2 };
        File.WriteAllText(host.Folder["cat-2.mp4"], "there");

        Assert.Equal(StarVideosErrorKind.FileExists, (await Assert.ThrowsAsync<StarVideosException>(() => host.Saver().SaveAsync(second))).Kind);
        Assert.True((await host.Saver(skipExisting: true).SaveAsync(second)).WasSkipped);
        Assert.False((await host.Saver(skipExisting: true).SaveAsync(second with { Take = 3 })).WasSkipped);
        Assert.Equal(host.Folder["cat-2.mp4"], (await host.Saver(force: true).SaveAsync(second)).Path);
        Assert.Equal(["cat-2.mp4", "cat-3.mp4"], host.Folder.Names);
        Assert.Equal(MediaHost.Video.Length, new FileInfo(host.Folder["cat-2.mp4"]).Length);
    }

    [Fact]
    public void Long_names_and_ids_still_get_a_name_each()
    {
        var names = new NameReservations();
        var id = new string('i', 256);
        var taken = Enumerable.Range(0, 300).Select(_ => names.Reserve(SafeFileName.From(new string('猫', 300), id), id)).ToList();
        Assert.Equal(300, taken.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Long_ids_that_begin_alike_are_not_one_name()
    {
        var name = SafeFileName.From("cat", "id");
        string[] ids = [new string('i', 80), new string('i', 81), new string('i', 255) + "a", new string('i', 255) + "b"];
        var taken = ids.Select(id => name.With(id, 1)).ToList();
        Assert.Equal($"cat-{ids[0]}.mp4", taken[0]);
        Assert.Equal(4, taken.Distinct().Count());
        Assert.All(taken, file => Assert.Equal("cat-.mp4".Length + 80, file.Length));
        Assert.Equal(taken, ids.Select(id => name.With(id, 1)));
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("..\\..\\x")]
    [InlineData("/tmp/x")]
    [InlineData("CON")]
    [InlineData("a/../../b")]
    public async Task A_name_never_leads_out_of_the_folder(string name)
    {
        using var host = new MediaHost(MediaHost.Whole());
        var saved = await host.Saver().SaveAsync(MediaHost.Task with { Name = name });
        var ofPrompt = await host.Saver().SaveAsync(MediaHost.Task with { Name = null, Prompt = name });
        Assert.Equal(host.Folder.Path, Path.GetDirectoryName(saved.Path));
        Assert.Equal(new[] { saved.Path, ofPrompt.Path }.Select(Path.GetFileName).Order(StringComparer.Ordinal), host.Folder.Names);
    }

    [Fact]
    public async Task An_id_that_is_a_path_is_refused()
    {
        using var host = new MediaHost(MediaHost.Whole());
        await host.FailAsync(StarVideosErrorKind.InvalidRequest, task: MediaHost.Task with { Id = "../x" });
        Assert.Empty(host.Asked);
    }

    [Fact]
    public void Options_are_checked_before_anything_is_done()
    {
        using var host = new MediaHost(MediaHost.Whole());
        Assert.Throws<InvalidRequestException>(() => host.Saver(template: "{Oops}"));
        Assert.Throws<InvalidRequestException>(() => host.Saver(folder: "relative/folder"));
        Assert.Throws<InvalidRequestException>(() => host.Saver(folder: ""));
        Assert.Throws<InvalidRequestException>(() => host.Saver(force: true, skipExisting: true));
        Assert.Throws<InvalidRequestException>(() => host.Saver(stall: TimeSpan.Zero));
    }

    [Fact]
    public async Task The_folder_is_made_if_it_is_missing()
    {
        using var host = new MediaHost(MediaHost.Whole());
        await host.Saver(folder: host.Folder["a/b"]).SaveAsync(MediaHost.Task);
        host.AssertSaved(Path.Combine("a", "b", "cat.mp4"));
    }
}
