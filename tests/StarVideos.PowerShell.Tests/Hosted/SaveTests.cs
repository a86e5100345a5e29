using System.Management.Automation;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

public sealed class SaveTests : EngineTest, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_saved_video_is_a_file_that_knows_its_task()
    {
        await PrepareAsync("@{ prompt = 'p'; name = 'fox' }");
        var run = (await RunAsync("$done | Save-StarVideo -Path $folder")).Clean();

        var output = Assert.Single(run.Output)!;
        var file = Assert.IsType<FileInfo>(output.BaseObject);
        Assert.Equal("fox.mp4", file.Name);
        Assert.True(file.Length > 100);
        Assert.Equal(Emulator.State.Tasks.All[0].Id, output.Properties["TaskId"].Value);
        Assert.Equal("fox", output.Properties["TaskName"].Value);
        Assert.Equal(0, Counters.MediaRequestsWithKey);
        Assert.Equal(["fox.mp4"], _folder.Videos);
    }

    [Fact]
    public async Task The_folder_has_an_index_unless_it_is_left_out()
    {
        await PrepareAsync("@{ prompt = 'p'; name = 'fox' }, @{ prompt = 'q'; name = 'crow' }");
        (await RunAsync("$done | Save-StarVideo -Path $folder -NoIndex")).Clean();
        Assert.Equal(["crow.mp4", "fox.mp4"], _folder.Files);

        (await RunAsync("$done | Save-StarVideo -Path $folder -SkipExisting")).Clean();
        var index = (await RunAsync("Get-Content $folder/index.jsonl | ConvertFrom-Json | Sort-Object file | ForEach-Object { \"$($_.file) $($_.id) $($_.prompt) $($_.size)\" }")).Clean();

        Assert.Equal(
            Emulator.State.Tasks.All.Select(task => $"{(task.Request.Prompt == "p" ? "fox" : "crow")}.mp4 {task.Id} {task.Request.Prompt} {new FileInfo(Path.Combine(_folder.Path, "fox.mp4")).Length}").Order(StringComparer.Ordinal),
            index.Values<string>());
    }

    [Fact]
    public async Task An_index_that_cannot_be_written_is_one_warning_and_no_error()
    {
        await PrepareAsync("@{ prompt = 'p'; name = 'fox' }, @{ prompt = 'q'; name = 'crow' }");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "index.jsonl"));
        var run = (await RunAsync("$done | Save-StarVideo -Path $folder")).Clean();

        Assert.Equal(2, run.Values<FileInfo>().Length);
        Assert.Contains("SkipExisting", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_is_what_the_media_host_has()
    {
        await PrepareAsync("@{ prompt = 'p'; name = 'fox'; ratio = '1:1' }");
        (await RunAsync("$done | Save-StarVideo -Path $folder")).Clean();

        var media = Path.Combine(AppContext.BaseDirectory, "Media", "1x1.mp4");
        var sent = Counters.MediaBytesSent;
        Assert.Equal(sent, new FileInfo(Path.Combine(_folder.Path, "fox.mp4")).Length);
        if (File.Exists(media))
        {
            Assert.Equal(await File.ReadAllBytesAsync(media), await File.ReadAllBytesAsync(Path.Combine(_folder.Path, "fox.mp4")));
        }
    }

    [Fact]
    public async Task A_relative_path_follows_the_current_location()
    {
        await PrepareAsync("@{ prompt = 'p'; name = 'fox' }");
        (await RunAsync("Set-Location $folder; $done | Save-StarVideo -Path sub/deep; $done | Save-StarVideo; Set-Location /")).Clean();

        Assert.Equal(["fox.mp4", Path.Combine("sub", "deep", "fox.mp4")], _folder.Videos);
    }

    [Fact]
    public async Task A_drive_of_powershell_is_a_path_too()
    {
        await PrepareAsync("@{ prompt = 'p'; name = 'fox' }");
        (await RunAsync("$null = New-PSDrive videos FileSystem $folder; $done | Save-StarVideo -Path videos:/clips")).Clean();
        Assert.Equal([Path.Combine("clips", "fox.mp4")], _folder.Videos);
    }

    [Fact]
    public async Task An_existing_file_is_an_error_and_stays_as_it_is()
    {
        await PrepareAsync("@{ prompt = 'p'; name = 'fox' }, @{ prompt = 'q'; name = 'crow' }");
        File.WriteAllText(Path.Combine(_folder.Path, "fox.mp4"), "mine");
        var run = await RunAsync("$done | Save-StarVideo -Path $folder");

        var error = run.OneError("FileExists").IsWellFormed();
        Assert.Equal(ErrorCategory.ResourceExists, error.CategoryInfo.Category);
        Assert.Equal("fox", Assert.IsType<VideoTask>(error.Target()).Name);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_folder.Path, "fox.mp4")));
        Assert.Equal(["crow.mp4", "fox.mp4"], _folder.Videos);
        Assert.Equal(1, Counters.MediaRequests);
    }

    [Fact]
    public async Task Force_replaces_and_SkipExisting_leaves_alone()
    {
        await PrepareAsync("@{ prompt = 'p'; name = 'fox' }");
        File.WriteAllText(Path.Combine(_folder.Path, "fox.mp4"), "mine");

        var skipped = (await RunAsync("$done | Save-StarVideo -Path $folder -SkipExisting")).Clean();
        Assert.Equal(4, Assert.Single(skipped.Values<FileInfo>()).Length);
        Assert.Equal(0, Counters.MediaRequests);

        var replaced = (await RunAsync("$done | Save-StarVideo -Path $folder -Force")).Clean();
        Assert.True(Assert.Single(replaced.Values<FileInfo>()).Length > 100);
    }

    [Theory]
    [InlineData("$done | Save-StarVideo $folder", "InvalidRequest", "-Path")]
    [InlineData("Set-Content $folder/file x; $done | Save-StarVideo -Path $folder/file", "FileNotWritten", "is a file, not a folder")]
    [InlineData("Set-Content $folder/file x; $done | Save-StarVideo -Path $folder/file/below", "FileNotWritten", "below")]
    public async Task A_place_where_nothing_can_be_saved_is_told_before_the_first_video_is_asked_for(string script, string id, string words)
    {
        await PrepareAsync("@{ prompt = 'p'; name = 'fox' }");
        var error = await CatchAsync(script);

        Assert.Equal(id, error.IsWellFormed().Id());
        Assert.Contains(words, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Counters.MediaRequests);
    }

    [Theory]
    [InlineData("{Name}-{Id}", "fox-ID.mp4", "crow-ID.mp4")]
    [InlineData("{Index:000}_{name}", "001_fox.mp4", "002_crow.mp4")]
    [InlineData("{Index}.mov", "1.mov", "2.mov")]
    [InlineData("{ID}", "ID.mp4", "ID.mp4")]
    [InlineData("{Index:000} {Prompt}", "001 p.mp4", "002 q.mp4")]
    public async Task The_name_of_the_file_follows_the_template(string template, string first, string second)
    {
        await PrepareAsync("@{ prompt = 'p'; name = 'fox' }, @{ prompt = 'q'; name = 'crow' }");
        Session.Set("template", template);
        var run = (await RunAsync("$done | Save-StarVideo -Path $folder -FileName $template -ThrottleLimit 1")).Clean();

        var ids = Emulator.State.Tasks.All.Select(task => task.Id).ToArray();
        Assert.Equal(
            [first.Replace("ID", ids[0], StringComparison.Ordinal), second.Replace("ID", ids[1], StringComparison.Ordinal)],
            run.Values<FileInfo>().Select(file => file.Name));
    }

    [Theory]
    [InlineData("-FileName '{Nmae}'")]
    [InlineData("-FileName '{Index:x}'")]
    [InlineData("-FileName '{Prompt:20}'")]
    [InlineData("-FileName '../{Name}'")]
    [InlineData("-FileName 'sub/{Name}'")]
    [InlineData("-Force -SkipExisting")]
    public async Task What_cannot_be_is_a_terminating_error_before_anything_is_fetched(string arguments)
    {
        await PrepareAsync("@{ prompt = 'p'; name = 'fox' }");
        var before = Counters.QueriesReceived;
        var error = await CatchAsync($"$done | Save-StarVideo -Path $folder {arguments}");

        Assert.Equal("InvalidRequest", error.IsWellFormed().Id());
        Assert.Equal((0, before), (Counters.MediaRequests, Counters.QueriesReceived));
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task A_path_that_is_no_folder_of_a_disk_is_a_terminating_error()
    {
        await PrepareAsync("@{ prompt = 'p'; name = 'fox' }");
        var error = await CatchAsync("$done | Save-StarVideo -Path env:/videos");

        Assert.NotEqual(ErrorCategory.NotSpecified, error.CategoryInfo.Category);
        Assert.Equal(0, Counters.MediaRequests);
    }

    [Fact]
    public async Task A_folder_that_is_a_file_is_an_error_and_no_litter()
    {
        await PrepareAsync("@{ prompt = 'p'; name = 'fox' }");
        File.WriteAllText(Path.Combine(_folder.Path, "taken"), "");
        var run = await RunAsync("$done | Save-StarVideo -Path $folder/taken");

        run.OneError("FileNotWritten").IsWellFormed();
        Assert.Equal(["taken"], _folder.Files);
    }

    [Fact]
    public async Task A_failed_task_is_a_warning_and_the_others_are_saved()
    {
        await PrepareAsync("@{ prompt = 'p [end:failed]'; name = 'fox' }, @{ prompt = 'q'; name = 'crow' }");
        var run = (await RunAsync("$done | Save-StarVideo -Path $folder")).Clean();

        Assert.Contains("fox", Assert.Single(run.Warnings), StringComparison.Ordinal);
        Assert.Equal(["crow.mp4"], _folder.Videos);
    }

    [Fact]
    public async Task A_failed_task_by_id_is_an_error()
    {
        await SubmitAsync("p [end:failed]");
        Session.Set("folder", _folder.Path);
        var run = await RunAsync("Save-StarVideo -Id $ids -Path $folder");

        var error = run.OneError("VideoTaskFailed").IsWellFormed();
        Assert.DoesNotContain("Wait-StarVideoTask", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task A_task_that_is_still_made_is_an_error_that_says_to_wait()
    {
        await SubmitAsync("p [polls:100]");
        Session.Set("folder", _folder.Path);
        var error = (await RunAsync("$tasks | Save-StarVideo -Path $folder")).OneError("VideoNotReady").IsWellFormed();
        Assert.Contains("Wait-StarVideoTask", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tasks_of_one_name_do_not_overwrite_each_other()
    {
        await PrepareAsync("(@(@{ prompt = 'p'; name = 'fox' }) * 4)");
        var run = (await RunAsync("$done | Save-StarVideo -Path $folder")).Clean();

        Assert.Equal(4, run.Values<FileInfo>().Select(file => file.FullName).Distinct().Count());
        Assert.Equal(4, _folder.Videos.Length);
    }

    [Theory]
    [InlineData("../../escape")]
    [InlineData("CON")]
    [InlineData("a/b\\c:d*e?f")]
    [InlineData("..")]
    [InlineData("/etc/passwd")]
    public async Task A_name_is_never_a_path(string name)
    {
        Session.Set("name", name);
        await PrepareAsync("@{ prompt = 'p'; name = $name }");
        var run = (await RunAsync("$done | Save-StarVideo -Path $folder")).Clean();

        Assert.Equal(_folder.Path, Assert.Single(run.Values<FileInfo>()).DirectoryName);
        Assert.Single(_folder.Videos);
    }

    [Theory]
    [InlineData("cut", null)]
    [InlineData("short", null)]
    [InlineData("redirect", null)]
    [InlineData("no-length", null)]
    [InlineData("no-range", null)]
    [InlineData("expired", null)]
    [InlineData("403", null)]
    [InlineData("404", null)]
    [InlineData("410", null)]
    [InlineData("410 x*", "VideoExpired")]
    [InlineData("html", "DownloadFailed")]
    [InlineData("redirect-loop", "DownloadFailed")]
    [InlineData("redirect-file", null)]
    public async Task A_bad_download_ends_as_a_whole_file_or_as_one_error_without_litter(string fault, string? id)
    {
        await PrepareAsync($"@{{ prompt = 'p [media:{fault}]'; name = 'fox' }}");
        var run = await RunAsync("$done | Save-StarVideo -Path $folder");

        Assert.Null(run.Failure);
        Assert.All(run.Errors, error => error.IsWellFormed());
        Assert.Equal(0, Counters.MediaRequestsWithKey);
        if (fault == "redirect-file")
        {
            Assert.Single(run.Errors);
            Assert.Empty(_folder.Files);
        }
        else if (id is null)
        {
            run.Clean();
            Assert.Equal(["fox.mp4"], _folder.Videos);
        }
        else
        {
            run.OneError(id);
            Assert.Empty(_folder.Files);
        }
    }

    [Fact]
    public async Task A_signature_of_an_address_is_in_no_error_and_no_log()
    {
        await PrepareAsync("@{ prompt = 'p [media:410 x*]'; name = 'fox' }");
        var run = await RunAsync("$done | Save-StarVideo -Path $folder -Verbose -Debug");

        var text = string.Join('\n', [.. run.Errors.Select(error => error + error.Exception.ToString()), .. run.Verbose, .. run.Debug, .. run.Warnings]);
        Assert.DoesNotContain("sig=", text, StringComparison.Ordinal);
    }

    private async Task PrepareAsync(string rows)
    {
        Session.Set("folder", _folder.Path);
        (await RunAsync($"$tasks = {rows} | New-StarVideoTask -ThrottleLimit 1; $done = Get-StarVideoTask -InputObject $tasks")).Clean();
    }
}
