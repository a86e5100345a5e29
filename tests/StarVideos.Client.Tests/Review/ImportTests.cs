using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Review;

public sealed class ImportTests : ReviewFixture
{
    private static object Text(object? duration = null, string prompt = "p", string? ratio = null) => new { mode = "Text", prompt, duration, ratio };

    [Fact]
    public void What_was_decided_comes_back_with_files_and_requests()
    {
        Make();
        Decide(
            new { id = "video_1", decision = "keep", rating = 4 },
            new { id = "video_2", decision = "reject" },
            new { id = "video_3", decision = "retake", count = 3, request = new { prompt = "a red fox", name = "fox", mode = "Text", duration = 8, ratio = "16:9", referenceImages = Array.Empty<string>() } },
            new { id = "video_4", rating = 2 });
        var review = VideoReview.Import(DecisionsPath, journal: Journal);

        Assert.Equal((DecisionsPath, Page, (string?)Data["id"]), (review.Path, review.Page, review.Id));
        Assert.All(review.Decisions, static decision => Assert.Null(decision.Error));
        Assert.Equal(
            [("video_1", ReviewChoice.Keep, 4, "1.mp4"), ("video_2", ReviewChoice.Reject, null, "2.mp4"), ("video_3", ReviewChoice.Retake, null, "3.mp4"), ("video_4", ReviewChoice.None, 2, "4.mp4")],
            review.Decisions.Select(decision => (decision.TaskId, decision.Choice, decision.Rating, System.IO.Path.GetRelativePath(Videos, decision.File!))));
        var retake = review.Decisions[2];
        var request = Assert.IsType<TextRequest>(retake.Request);
        Assert.Equal(("a red fox", "fox", 8, "16:9", 3), (request.Prompt, request.Name, request.Duration, request.Ratio, retake.Count));
        Assert.Equal(["prompt", "name", "duration", "ratio"], retake.Edited);
        Assert.Equal("name 1", review.Decisions[0].TaskName);
    }

    [Fact]
    public void Every_mode_comes_back_and_what_the_mode_has_not_is_not_looked_at()
    {
        Make();
        Decide(
            new { id = "video_1", decision = "retake", request = new { mode = "ImageReference", prompt = "p", referenceImages = new[] { "https://e.com/1.png" }, first_image = "nonsense" } },
            new { id = "video_2", decision = "retake", request = new { mode = "FirstLastFrame", prompt = "p", first_image = "https://e.com/1.png", last_image = "https://e.com/2.png", duration = 3 } },
            new { id = "video_3", decision = "retake", request = new { mode = "VideoReference", prompt = "p", referenceVideos = new[] { "https://e.com/1.mp4" }, duration = 99 } },
            new { id = "video_4", decision = "retake", request = new { mode = "ImageAndVideo", prompt = "p", referenceImages = new[] { "https://e.com/1.png" }, referenceVideos = new[] { "https://e.com/1.mp4" } } });

        var decisions = Import();
        Assert.All(decisions, static decision => Assert.Null(decision.Error));
        Assert.Equal([VideoMode.ImageReference, VideoMode.FirstLastFrame, VideoMode.VideoReference, VideoMode.ImageAndVideo], decisions.Select(static decision => decision.Request!.Mode));
        Assert.All(decisions, static decision => Assert.Equal(1, decision.Count));
        Assert.Equal([["name", "mode", "referenceImages"], ["name", "mode", "duration", "first_image", "last_image"], ["name", "mode", "referenceVideos"], ["name", "mode", "referenceImages", "referenceVideos"]], decisions.Select(static decision => decision.Edited.ToArray()));
    }

    public static TheoryData<object, string> WrongDecisions => new()
    {
        { new { id = "video_99", decision = "keep" }, "id 'video_99': is not on the page" },
        { new { decision = "keep" }, "id (nothing): must be the id" },
        { new { id = 5, decision = "keep" }, "id '5': must be the id" },
        { "video_1", "id 'video_1': must be the id" },
        { new { id = "video_1", decision = "maybe" }, "decision 'maybe': must be keep, reject or retake" },
        { new { id = "video_1", decision = "KEEP" }, "decision 'KEEP': must be" },
        { new { id = "video_1", decision = 1 }, "decision '1': must be" },
        { new { id = "video_1", rating = 9 }, "rating '9': must be a whole number from 1 to 5" },
        { new { id = "video_1", rating = 0 }, "rating '0'" },
        { new { id = "video_1", rating = 2.5 }, "rating '2.5'" },
        { new { id = "video_1", rating = "4" }, "rating '4'" },
        { new { id = "video_1", decision = "retake", count = 99, request = Text() }, "count '99': must be a whole number of takes from 1 to 50" },
        { new { id = "video_1", decision = "retake", count = 0, request = Text() }, "count '0'" },
        { new { id = "video_1", decision = "retake" }, "request (nothing): is needed" },
        { new { id = "video_1", decision = "retake", request = "p" }, "request 'p': is needed" },
        { new { id = "video_1", decision = "retake", request = new { prompt = "p" } }, "mode (nothing): must be one of Text, ImageReference" },
        { new { id = "video_1", decision = "retake", request = new { mode = "Film", prompt = "p" } }, "mode 'Film': must be one of" },
        { new { id = "video_1", decision = "retake", request = Text(prompt: " ") }, "prompt (nothing): is required" },
        { new { id = "video_1", decision = "retake", request = Text(2) }, "duration '2': must be a whole number of seconds from 3 to 15" },
        { new { id = "video_1", decision = "retake", request = Text(4.5) }, "duration '4.5': must be a whole number" },
        { new { id = "video_1", decision = "retake", request = Text("5") }, "duration '5': must be a whole number" },
        { new { id = "video_1", decision = "retake", request = Text(ratio: "4:3") }, "ratio '4:3': must be 9:16" },
        { new { id = "video_1", decision = "retake", request = new { mode = "ImageReference", prompt = "p" } }, "referenceImages '0 images': takes 1 to 7 images" },
        { new { id = "video_1", decision = "retake", request = new { mode = "ImageReference", prompt = "p", referenceImages = new[] { "https://e.com/a.png?…" } } }, "lacks its query" },
        { new { id = "video_1", decision = "retake", request = new { mode = "ImageReference", prompt = "p", referenceImages = new[] { 5 } } }, "referenceImages '5': must be a list of addresses" },
        { new { id = "video_1", decision = "retake", request = new { mode = "VideoReference", prompt = "p", referenceVideos = new[] { "https://e.com/1.mp4", "https://e.com/2.mp4" } } }, "takes exactly 1 video" },
        { new { id = "video_1", decision = "retake", request = new { mode = "FirstLastFrame", prompt = "p", first_image = "C:\\a.png", last_image = "https://e.com/1.png" } }, "first_image 'C:\\a.png': is a path on this computer" },
    };

    [Theory]
    [MemberData(nameof(WrongDecisions))]
    public void A_wrong_decision_is_an_error_of_its_own_and_the_others_count(object wrong, string message)
    {
        Make();
        Decide(new { id = "video_2", decision = "keep" }, wrong, new { id = "video_3", decision = "reject" });
        var decisions = Import();

        Assert.Equal(3, decisions.Length);
        Assert.Equal([ReviewChoice.Keep, ReviewChoice.Reject], new[] { decisions[0], decisions[2] }.Select(static decision => decision.Choice));
        Assert.All(new[] { decisions[0], decisions[2] }, static decision => Assert.Null(decision.Error));
        var fault = Assert.IsType<StarVideosException>(decisions[1].Error);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Contains("review.json, decision 2", fault.Message, StringComparison.Ordinal);
        Assert.Null(decisions[1].Request);
    }

    [Fact]
    public void Of_two_for_one_video_the_first_counts()
    {
        Make();
        Decide(new { id = "video_1", decision = "keep" }, new { id = "video_1", decision = "reject" });
        var decisions = Import();
        Assert.Null(decisions[0].Error);
        Assert.Contains("is there twice; decision 1 counts", decisions[1].Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is broken in line 1")]
    [InlineData("{\n\"v\": 1,\n\"kind\" }", "is broken in line 3")]
    [InlineData("[]", "is no file of decisions")]
    [InlineData("{}", "is no file of decisions")]
    [InlineData("""{"v":1,"kind":"other"}""", "is no file of decisions")]
    [InlineData("""{"v":2,"kind":"starvideos-review"}""", "newer version")]
    [InlineData("""{"v":"1","kind":"starvideos-review"}""", "has no version")]
    [InlineData("""{"kind":"starvideos-review"}""", "has no version")]
    [InlineData("""{"v":1,"kind":"starvideos-review"}""", "does not say which review")]
    [InlineData("""{"v":1,"kind":"starvideos-review","review":"x"}""", "has no list")]
    [InlineData("""{"v":1,"kind":"starvideos-review","review":"x","decisions":[]}""", "names its page (nothing)")]
    [InlineData("""{"v":1,"kind":"starvideos-review","review":"x","decisions":[],"page":"../review.html"}""", "names its page '../review.html'")]
    [InlineData("""{"v":1,"kind":"starvideos-review","review":"x","decisions":[],"page":".."}""", "names its page '..'")]
    [InlineData("""{"v":1,"kind":"starvideos-review","review":"x","decisions":[],"page":"gone.html"}""", "is not beside it")]
    [InlineData("""{"v":1,"kind":"starvideos-review","review":"x","decisions":[],"page":"review.json"}""", "is no review page")]
    [InlineData("""{"v":1,"kind":"starvideos-review","review":"x","title":"mine","decisions":[],"page":"review.html"}""", "is of another review")]
    public void A_file_that_is_none_is_refused_with_its_name(string content, string message)
    {
        Make();
        Save(content);
        var fault = Assert.Throws<StarVideosException>(Import);
        Assert.Equal(StarVideosErrorKind.ReviewInvalid, fault.Kind);
        Assert.Contains("review.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_or_a_folder_is_refused()
    {
        Assert.Contains("does not exist", Assert.Throws<StarVideosException>(Import).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(DecisionsPath);
        Assert.Contains("is a folder", Assert.Throws<StarVideosException>(Import).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_file_is_not_read()
    {
        Make();
        using (var file = File.Create(DecisionsPath))
        {
            file.SetLength(600L * 1024 * 1024);
        }

        Assert.Contains("more than", Assert.Throws<StarVideosException>(Import).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_of_the_byte_order_does_no_harm()
    {
        Make();
        Decide(new { id = "video_1", decision = "keep" });
        Save("\uFEFF" + File.ReadAllText(DecisionsPath));
        Assert.Equal((byte)0xEF, File.ReadAllBytes(DecisionsPath)[0]);
        Assert.Null(Assert.Single(Import()).Error);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_page_that_is_cut_off_or_newer_is_refused(bool isNewer)
    {
        Make();
        Decide(new { id = "video_1", decision = "keep" });
        var html = File.ReadAllText(Page);
        File.WriteAllText(Page, isNewer ? html.Replace("review-data\">{\"v\":1,", "review-data\">{\"v\":2,", StringComparison.Ordinal) : html[..(html.IndexOf("review-data\">", StringComparison.Ordinal) + 200)]);
        Assert.Contains(isNewer ? "newer version" : "is cut off", Assert.Throws<StarVideosException>(Import).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_may_be_elsewhere_and_files_are_found_from_there()
    {
        Make();
        Decide(new { id = "video_1", decision = "keep" });
        var downloads = System.IO.Path.Combine(Directory.CreateDirectory(System.IO.Path.Combine(Folder, "Downloads")).FullName, "review (1).json");
        File.Move(DecisionsPath, downloads);

        Assert.Contains("is not beside it", Assert.Throws<StarVideosException>(() => VideoReview.Import(downloads, journal: Journal)).Message, StringComparison.Ordinal);
        Assert.Equal(System.IO.Path.Combine(Videos, "1.mp4"), Assert.Single(VideoReview.Import(downloads, Page, Journal).Decisions).File);
    }

    [Fact]
    public void A_folder_that_was_moved_is_still_whole()
    {
        Make();
        Decide(new { id = "video_1", decision = "keep" });
        var moved = System.IO.Path.Combine(Folder, "moved");
        Directory.Move(Videos, moved);
        Assert.Equal(System.IO.Path.Combine(moved, "1.mp4"), Assert.Single(VideoReview.Import(System.IO.Path.Combine(moved, "review.json"), journal: VideoJournal.Off).Decisions).File);
    }

    [Fact]
    public void A_file_that_is_missing_fails_what_is_kept_and_not_what_is_rejected_or_made_again()
    {
        Make();
        Decide(new { id = "video_1", decision = "keep" }, new { id = "video_2", decision = "reject" }, new { id = "video_3", decision = "retake", request = Text() }, new { id = "video_5", decision = "keep" });
        foreach (var name in new[] { "1.mp4", "2.mp4", "3.mp4" })
        {
            File.Delete(System.IO.Path.Combine(Videos, name));
        }

        var decisions = Import();
        Assert.Equal([StarVideosErrorKind.VideoFileMissing, null, null, StarVideosErrorKind.VideoFileMissing], decisions.Select(static decision => decision.Error?.Kind));
        Assert.Contains("'1.mp4' is not there", decisions[0].Error!.Message, StringComparison.Ordinal);
        Assert.Contains("has no file", decisions[3].Error!.Message, StringComparison.Ordinal);
        Assert.All(decisions, static decision => Assert.Null(decision.File));
        Assert.Equal(ReviewChoice.Keep, decisions[0].Choice);
    }

    [Theory]
    [InlineData("../secret.mp4")]
    [InlineData("../../secret.mp4")]
    [InlineData("%2e%2e/secret.mp4")]
    [InlineData("x/../../secret.mp4")]
    [InlineData("x/%2E%2E/%2E%2E/secret.mp4")]
    [InlineData("..%2Fsecret.mp4")]
    [InlineData("/secret.mp4")]
    [InlineData("//host/secret.mp4")]
    [InlineData("file:///secret.mp4")]
    [InlineData("./1.mp4")]
    [InlineData("1.mp4%00.mp4")]
    [InlineData("index.jsonl")]
    [InlineData("review.html")]
    [InlineData("..")]
    [InlineData("")]
    public void A_page_cannot_name_what_is_not_its_own(string address)
    {
        Make();
        Video("secret.mp4", Folder);
        File.WriteAllText(System.IO.Path.Combine(Videos, "index.jsonl"), "");
        Decide(new { id = "video_1", decision = "keep" }, new { id = "video_2", decision = "keep" });
        File.WriteAllText(Page, File.ReadAllText(Page).Replace("\"file\":\"1.mp4\"", $"\"file\":\"{address}\"", StringComparison.Ordinal));

        var decisions = Import();
        Assert.Null(decisions[0].File);
        Assert.Equal(StarVideosErrorKind.VideoFileMissing, decisions[0].Error?.Kind);
        Assert.NotNull(decisions[1].File);
    }

    [Fact]
    public async Task A_file_outside_counts_where_the_journal_or_its_index_knows_it()
    {
        var outside = System.IO.Path.Combine(Folder, "elsewhere");
        var one = Video("1.mp4", outside);
        var two = Video("2.mp4", outside);
        var three = Video("3.mp4", outside);
        Export([ReviewEntry.Of(Done("video_1"), one), ReviewEntry.Of(Done("video_2"), two), ReviewEntry.Of(Done("video_3"), three)]);
        Decide(new { id = "video_1", decision = "keep" }, new { id = "video_2", decision = "keep" }, new { id = "video_3", decision = "keep" });
        await AcceptAsync(new TextRequest("p"), "video_1");
        await Journal.Recorder.SavedAsync(Task("video_1"), one, new FileInfo(one).Length);
        File.WriteAllText(System.IO.Path.Combine(outside, "index.jsonl"), $$"""{"v":1,"file":"2.mp4","id":"video_2","size":{{new FileInfo(two).Length}}}""" + "\n");

        var decisions = Import();
        Assert.Equal([one, two, null], decisions.Select(static decision => decision.File));
        Assert.Contains("is outside the folder of the page", decisions[2].Error!.Message, StringComparison.Ordinal);
    }

    /// <summary>The user may delete the file of a rejected video: it must not be a new video under the same name.</summary>
    [Theory]
    [InlineData("index")]
    [InlineData("journal")]
    [InlineData("nobody")]
    public async Task A_file_that_was_replaced_is_not_the_one_that_was_decided_of(string known)
    {
        Make();
        Decide(new { id = "video_1", decision = "reject" }, new { id = "video_2", decision = "keep" }, new { id = "video_3", decision = "retake", request = Text() }, new { id = "video_4", decision = "keep" });
        foreach (var number in new[] { 1, 2, 3 })
        {
            var path = System.IO.Path.Combine(Videos, $"{number}.mp4");

            // If the file is known, the replacement has the same length.
            File.WriteAllText(path, known == "nobody" ? "another, longer video" : "VIDEO 1.mp4");
            if (known == "journal")
            {
                await AcceptAsync(new TextRequest($"p {number}"), $"video_9{number}");
                await Journal.Recorder.SavedAsync(Task($"video_9{number}"), path, new FileInfo(path).Length);
            }
            else if (known == "index")
            {
                File.AppendAllText(System.IO.Path.Combine(Videos, "index.jsonl"), $$"""{"v":1,"file":"{{number}}.mp4","id":"video_9{{number}}","size":{{new FileInfo(path).Length}}}""" + "\n");
            }
        }

        var decisions = Import();
        Assert.Equal([null, null, null, System.IO.Path.Combine(Videos, "4.mp4")], decisions.Select(static decision => decision.File));
        Assert.Equal([StarVideosErrorKind.VideoFileMissing, StarVideosErrorKind.VideoFileMissing, null, null], decisions.Select(static decision => decision.Error?.Kind));
        Assert.All(decisions.Take(2), static decision => Assert.Contains("is not what the page has shown", decision.Error!.Message, StringComparison.Ordinal));
        Assert.NotNull(decisions[2].Request);
    }

    [Theory]
    [InlineData("\"size\":11", "\"size\":12")]
    [InlineData("\"size\":11", "\"size\":\"11\"")]
    [InlineData(",\"size\":11", "")]
    public void A_page_that_does_not_know_the_size_of_a_file_does_not_know_the_file(string size, string other)
    {
        Make();
        Decide(new { id = "video_1", decision = "reject" });
        Assert.NotNull(Assert.Single(Import()).File);
        var html = File.ReadAllText(Page);
        Assert.Contains(size, html, StringComparison.Ordinal);
        File.WriteAllText(Page, html.Replace(size, other, StringComparison.Ordinal));
        var decision = Assert.Single(Import());
        Assert.Null(decision.File);
        Assert.Equal(StarVideosErrorKind.VideoFileMissing, decision.Error?.Kind);
    }

    [NeedsFact(Need.Unix)]
    public async Task A_link_in_the_folder_leads_out_of_it()
    {
        var path = Video("own/1.mp4");
        Export([ReviewEntry.Of(Done("video_1"), path)]);
        Decide(new { id = "video_1", decision = "reject" });
        Assert.Equal(path, Assert.Single(Import()).File);

        var mine = System.IO.Path.Combine(Folder, "mine");
        Directory.Move(System.IO.Path.Combine(Videos, "own"), mine);
        Directory.CreateSymbolicLink(System.IO.Path.Combine(Videos, "own"), mine);
        Assert.Contains("is outside the folder", Assert.Single(Import()).Error!.Message, StringComparison.Ordinal);

        await AcceptAsync(new TextRequest("p"), "video_1");
        await Journal.Recorder.SavedAsync(Task("video_1"), path, new FileInfo(path).Length);
        Assert.Equal(path, Assert.Single(Import()).File);
    }

    /// <summary>.NET Framework refuses such names with other exceptions.</summary>
    [Theory]
    [InlineData("%01%1f.mp4")]
    [InlineData("a%22%3c%3e%7c.mp4")]
    [InlineData(null)]
    public void A_name_that_no_file_can_have_is_an_error_like_any_other(string? address)
    {
        Make();
        Decide(new { id = "video_1", decision = "keep" });
        File.WriteAllText(Page, File.ReadAllText(Page).Replace("\"file\":\"1.mp4\"", $"\"file\":\"{address ?? string.Concat(Enumerable.Repeat(new string('x', 300) + "/", 200)) + "a.mp4"}\"", StringComparison.Ordinal));
        Assert.Equal(StarVideosErrorKind.VideoFileMissing, Assert.Single(Import()).Error?.Kind);
    }

    /// <summary>A file may contain \ud800 in any text, and the names of fields are texts too.</summary>
    [Theory]
    [InlineData("""{"mode":"ImageReference","prompt":"p","referenceImages":["https://e.com/\ud800"]}""", "referenceImages 'https://e.com/\\ud800': holds half of a surrogate pair")]
    [InlineData("""{"mode":"Text","prompt":"\ud800"}""", "prompt '\\ud800': holds half of a surrogate pair")]
    [InlineData("""{"mode":"Text","prompt":"p","\ud800":1}""", "is broken")]
    [InlineData("""{"mode":"Text","prompt":"p","\udc00":{"\ud800":1}}""", "is broken")]
    public void Half_of_a_pair_is_an_error_like_any_other(string request, string message)
    {
        Make();
        Save($$"""{"v":1,"kind":"starvideos-review","review":"{{(string)Data["id"]!}}","page":"review.html","decisions":[{"id":"video_1","decision":"retake","request":{{request}}}]}""");
        var fault = Record.Exception(() => Assert.Single(Import()).Error is { } error ? throw error : 0);
        Assert.Equal(message == "is broken" ? StarVideosErrorKind.ReviewInvalid : StarVideosErrorKind.InvalidRequest, Assert.IsType<StarVideosException>(fault).Kind);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"referenceImages\":[\"\\ud800\"],\"first_image\":\"\\udc00\",", false)]
    [InlineData("\"\\ud800\":1,", true)]
    public void Half_of_a_pair_on_a_page_is_no_crash(string more, bool isBroken)
    {
        Make();
        Decide(new { id = "video_1", decision = "retake", request = Text() });
        File.WriteAllText(Page, File.ReadAllText(Page).Replace("\"request\":{\"prompt\"", "\"request\":{" + more + "\"prompt\"", StringComparison.Ordinal));
        if (isBroken)
        {
            Assert.Contains("review.html is broken", Assert.Throws<StarVideosException>(Import).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(["name", "referenceImages", "first_image"], Assert.Single(Import()).Edited);
        }
    }

    /// <summary>Makes four videos and a failed task.</summary>
    private void Make()
    {
        var entries = Enumerable.Range(1, 4).Select(number => ReviewEntry.Of(Done($"video_{number}", $"name {number}") with { Mode = VideoMode.Text, Prompt = "p" }, Video($"{number}.mp4")));
        Export([.. entries, ReviewEntry.Of(Task("video_5") with { Status = VideoTaskStatus.Failed, Error = "no" })]);
    }
}
