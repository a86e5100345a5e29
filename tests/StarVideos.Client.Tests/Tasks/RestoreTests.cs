using System.Globalization;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Tasks;

/// <summary>Tasks made from exported columns.</summary>
public class RestoreTests
{
    private static readonly DateTime November = new(2026, 11, 5, 14, 3, 7, DateTimeKind.Local);
    private static readonly DateTime Late = new(2026, 11, 25, 0, 59, 59, DateTimeKind.Local);

    private static readonly VideoTask Whole = new()
    {
        Id = "mcp_e36e1f",
        Name = "fox",
        Status = VideoTaskStatus.Completed,
        StatusText = "succeeded",
        Mode = VideoMode.Text,
        Prompt = "a fox",
        Duration = 5,
        Ratio = "1:1",
        CreatedAt = November,
        CheckedAt = Late,
        VideoUrl = new Uri("https://media.example.com/1.mp4?sign=a%2Fb"),
        ActualDuration = 5.04,
        Error = "none",
        ErrorCode = "204",
        Model = "starvideos_o3",
        Batch = "nightly",
        Take = 2,
        TakeOf = "9F86D081884C7D659A2FEAA0C55AD015",
        BaseUri = new Uri("https://zcbservice.aizfw.cn/kyyReactApiServer"),
    };

    private static readonly string[] Names = ["en-US", "de-DE", "en-GB", "tr-TR", "th-TH", "fa-IR", "ar-SA", "zh-CN", "ja-JP", "fr-FR", "sv-SE", "pt-BR", "ko-KR", "hi-IN", "he-IL", ""];

    public static TheoryData<string> Countries => [.. Names];

    [Theory]
    [MemberData(nameof(Countries))]
    public void What_a_country_wrote_it_reads_back(string country)
    {
        using var culture = new CultureScope(country);
        Assert.Equal(Whole, VideoTask.Restore(Written(Whole), null));
    }

    [Fact]
    public void Every_country_of_this_computer_reads_back_what_it_wrote_or_nothing()
    {
        var lost = new List<string>();
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.AllCultures))
        {
            using var scope = new CultureScope(culture.Name);
            var read = VideoTask.Restore(Written(Whole), null);

            Assert.True(read.ActualDuration == Whole.ActualDuration, culture.Name);
            Assert.True(read.CreatedAt is null || read.CreatedAt == November, $"{culture.Name}: {Whole.CreatedAt} as {read.CreatedAt:o}");
            Assert.True(read.CheckedAt is null || read.CheckedAt == Late, $"{culture.Name}: {Whole.CheckedAt} as {read.CheckedAt:o}");
            if (read.CreatedAt is null || read.CheckedAt is null)
            {
                lost.Add(culture.Name);
            }
        }

        Assert.True(lost.Count <= 20, string.Join(' ', lost));
    }

    [Fact]
    public void What_one_country_wrote_another_reads_rightly_or_not_at_all_unless_both_forms_are_the_same_signs()
    {
        foreach (var writer in Names)
        {
            Dictionary<string, object?> written;
            using (new CultureScope(writer))
            {
                written = Written(Whole);
            }

            foreach (var reader in Names)
            {
                using var scope = new CultureScope(reader);
                var read = VideoTask.Restore(written, null);

                Assert.True(read.ActualDuration is null or 5.04, $"{writer} to {reader}: {read.ActualDuration}");
                Assert.True(read.CheckedAt is null || read.CheckedAt == Late, $"{writer} to {reader}: {written["CheckedAt"]} as {read.CheckedAt:o}");
            }
        }
    }

    [Theory]
    [InlineData("de-DE", "11/05/2026 14:03:07")]
    [InlineData("en-US", "05.11.2026 14:03:07")]
    [InlineData("en-US", "05/11/2026 14:03:07")]
    [InlineData("en-US", "5/11/2569 14:03:07")]
    [InlineData("en-US", "2569-11-05T14:03:07")]
    [InlineData("en-US", "1405-08-14 14:03:07")]
    [InlineData("en-US", "11/5/26 2:03 PM")]
    [InlineData("en-US", "yesterday")]
    [InlineData("en-US", "20261105")]
    public void A_time_of_another_country_is_not_guessed_at(string reader, string text)
    {
        using var culture = new CultureScope(reader);
        Assert.Null(Restore("CreatedAt", text).CreatedAt);
    }

    [Theory]
    [InlineData("2026-11-05T14:03:07")]
    [InlineData("2026-11-05 14:03:07")]
    [InlineData("2026-11-05T14:03:07.0000000")]
    public void The_ISO_form_is_read_everywhere(string text)
    {
        foreach (var country in new[] { "en-US", "de-DE", "th-TH", "fa-IR", "ar-SA" })
        {
            using var culture = new CultureScope(country);
            Assert.Equal(November, Restore("CreatedAt", text).CreatedAt);
        }
    }

    [Fact]
    public void A_time_with_a_zone_becomes_local()
    {
        var expected = new DateTime(2026, 11, 5, 13, 3, 7, DateTimeKind.Utc).ToLocalTime();

        Assert.Equal(expected, Restore("CreatedAt", "2026-11-05T14:03:07+01:00").CreatedAt);
        Assert.Equal(expected, Restore("CreatedAt", "2026-11-05T13:03:07Z").CreatedAt);
        Assert.Equal(expected, Restore("CreatedAt", new DateTimeOffset(2026, 11, 5, 14, 3, 7, TimeSpan.FromHours(1))).CreatedAt);
        Assert.Equal(expected, Restore("CreatedAt", new DateTime(2026, 11, 5, 13, 3, 7, DateTimeKind.Utc)).CreatedAt);
    }

    [Fact]
    public void A_time_without_a_zone_is_local_and_says_so()
    {
        foreach (var cell in new object[] { "2026-11-05T14:03:07", DateTime.SpecifyKind(November, DateTimeKind.Unspecified), November })
        {
            var time = Restore("CreatedAt", cell).CreatedAt;
            Assert.Equal(November, time);
            Assert.Equal(DateTimeKind.Local, time!.Value.Kind);
        }
    }

    [Theory]
    [InlineData("de-DE", "5,04", 5.04)]
    [InlineData("de-DE", "5.04", 5.04)]
    [InlineData("fr-FR", "5,04", 5.04)]
    [InlineData("en-US", "5.04", 5.04)]
    [InlineData("en-US", "5,04", null)]
    [InlineData("en-US", "1,504", null)]
    [InlineData("de-DE", "1.504,5", null)]
    [InlineData("en-US", "NaN", null)]
    [InlineData("en-US", "Infinity", null)]
    [InlineData("en-US", "-5.04", null)]
    [InlineData("en-US", "1e400", null)]
    [InlineData("en-US", "", null)]
    [InlineData("de-DE", 5.04, 5.04)]
    [InlineData("de-DE", 5, 5.0)]
    [InlineData("de-DE", 5L, 5.0)]
    public void A_number_has_no_thousands_separators(string reader, object cell, double? expected)
    {
        using var culture = new CultureScope(reader);
        Assert.Equal(expected, Restore("ActualDuration", cell).ActualDuration);
    }

    [Theory]
    [InlineData("Completed", VideoTaskStatus.Completed)]
    [InlineData("FAILED", VideoTaskStatus.Failed)]
    [InlineData(3, VideoTaskStatus.Completed)]
    [InlineData(3L, VideoTaskStatus.Completed)]
    [InlineData("3", VideoTaskStatus.Completed)]
    [InlineData(VideoTaskStatus.Queued, VideoTaskStatus.Queued)]
    [InlineData("Queued, Processing", VideoTaskStatus.Unknown)]
    [InlineData("17", VideoTaskStatus.Unknown)]
    [InlineData(-1, VideoTaskStatus.Unknown)]
    [InlineData("finished", VideoTaskStatus.Unknown)]
    [InlineData(null, VideoTaskStatus.Unknown)]
    public void A_status_is_read_by_name_or_number(object? cell, VideoTaskStatus expected)
    {
        using var culture = new CultureScope("tr-TR");
        Assert.Equal(expected, Restore("status", cell).Status);
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData(5.0, 5)]
    [InlineData(5L, 5)]
    [InlineData("5,0", null)]
    [InlineData("5.5", null)]
    [InlineData(-5, null)]
    [InlineData(true, null)]
    public void A_length_is_a_whole_number(object cell, int? expected) => Assert.Equal(expected, Restore("Duration", cell).Duration);

    [Fact]
    public void What_has_no_text_counts_as_empty()
    {
        foreach (var cell in new object[] { new Dictionary<string, string>(), new[] { "a" }, new InvalidOperationException("unreadable"), DateTime.Now, true })
        {
            var task = Restore("Name", cell);
            Assert.Null(task.Name);
            Assert.Equal("", Restore("Id", cell).Id);
        }
    }

    [Fact]
    public void A_saved_file_has_the_id_of_its_task() =>
        Assert.Equal("mcp_1", VideoTask.Restore(new Dictionary<string, object?> { ["FullName"] = "x", ["taskid"] = " mcp_1 " }, null).Id);

    [Fact]
    public void A_bare_id_is_a_task_of_which_nothing_else_is_known() => Assert.Equal(new VideoTask { Id = "mcp_1" }, VideoTask.WithId(" mcp_1\r\n"));

    private static VideoTask Restore(string heading, object? cell) => VideoTask.Restore(new Dictionary<string, object?> { [heading] = cell }, null);

    /// <summary>The columns as Export-Csv writes them: the text of each property in the current culture.</summary>
    private static Dictionary<string, object?> Written(VideoTask task) =>
        typeof(VideoTask).GetProperties().ToDictionary(property => property.Name, property => (object?)property.GetValue(task)?.ToString());
}
