using System.Management.Automation;
using StarVideos.PowerShell.Internal;
using StarVideos.PowerShell.Output;
using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

[Collection("Environment")]
public sealed class TaskViewTests
{
    [Theory]
    [InlineData(VideoTaskStatus.Completed, "Green")]
    [InlineData(VideoTaskStatus.Failed, "Red")]
    [InlineData(VideoTaskStatus.Cancelled, "Red")]
    [InlineData(VideoTaskStatus.Processing, "Cyan")]
    public void A_status_that_says_something_has_a_colour(VideoTaskStatus status, string colour) =>
        Assert.Equal($"<{colour}>{status}<>", TaskView.Status(Task(status), Style("Host")));

    [Fact]
    public void A_queued_task_has_none() => Assert.Equal("Queued", TaskView.Status(Task(VideoTaskStatus.Queued), Style("Host")));

    [Fact]
    public void There_is_no_colour_in_plain_text() => Assert.Equal("Failed", TaskView.Status(Task(VideoTaskStatus.Failed), Style("PlainText")));

    [Fact]
    public void There_is_no_colour_where_there_is_no_style() => Assert.Equal("Failed", TaskView.Status(Task(VideoTaskStatus.Failed), null));

    [Fact]
    public void There_is_no_colour_where_none_is_wanted()
    {
        Environment.SetEnvironmentVariable("NO_COLOR", "1");
        try
        {
            Assert.Equal("Failed", TaskView.Status(Task(VideoTaskStatus.Failed), Style("Host")));
        }
        finally
        {
            Environment.SetEnvironmentVariable("NO_COLOR", null);
        }
    }

    [Theory]
    [InlineData("harbour", null, "harbour")]
    [InlineData("harbour", 1, "harbour")]
    [InlineData("harbour", 2, "harbour (2)")]
    [InlineData("a harbour!", 50, "a harb… (50)")]
    [InlineData("a harbour", 2, "a harbo… (2)")]
    [InlineData("harbours", 2, "harbours (2)")]
    [InlineData("清晨的海港", 2, "清晨的… (2)")]
    [InlineData("清晨海港", 2, "清晨海港 (2)")]
    [InlineData("fox 🦊🦊🦊", 2, "fox 🦊… (2)")]
    [InlineData("fox \u72D0\U0001F98A\U0001F98A\U0001F98A\U0001F98A", null, "fox \u72D0\U0001F98A\U0001F98A\u2026")]
    [InlineData("a name that is much too long", 1, "a name that\u2026")]
    [InlineData("one\r\nline", 1, "one line")]
    [InlineData("cafe\u0301", 1, "caf\u00E9")]
    [InlineData(null, 3, "(3)")]
    [InlineData(null, null, "")]
    public void A_name_has_its_take_from_the_second_on(string? name, int? take, string expected) =>
        Assert.Equal(expected, TaskView.Name(new PSObject(new VideoTask { Id = "a", Name = name, Take = take }), 12));

    // Not as data of a theory: an attribute holds no half of a surrogate pair.
    [Fact]
    public void Half_a_character_in_a_name_is_shown_as_it_is() =>
        Assert.Equal("half \uD83E", TaskView.Name(new PSObject(new VideoTask { Id = "a", Name = "half \uD83E" }), 12));

    [Fact]
    public void A_prompt_is_one_line_whose_marks_are_composed() =>
        Assert.Equal("caf\u00E9 at dawn", TaskView.Prompt(new PSObject(new VideoTask { Id = "a", Prompt = "cafe\u0301\r\n  at\tdawn " })));

    [Fact]
    public void The_beginning_of_a_prompt_is_as_wide_as_it_may_be() =>
        Assert.Equal("\u6E05\u6668\u7684\u2026", TaskView.Prompt(new PSObject(new VideoTask { Id = "a", Prompt = "\u6E05\u6668\u7684\u6D77\u6E2F" }), 8));

    [Theory]
    [InlineData(5, "5 s")]
    [InlineData(150, "2 min")]
    [InlineData(7300, "2 h")]
    [InlineData(300_000, "3 d")]
    public void An_age_is_in_the_largest_unit_that_says_enough(int seconds, string expected) =>
        Assert.Equal(expected, TaskView.Age(new PSObject(new VideoTask { Id = "a", CreatedAt = DateTime.Now.AddSeconds(-seconds - 0.5) })));

    [TimeZoneFact]
    public void An_age_is_right_across_a_change_of_the_clock()
    {
        using var zone = new TimeZoneScope("Europe/Berlin");
        var now = DateTime.UtcNow;
        var offset = TimeZoneInfo.Local.GetUtcOffset(now);

        // A day before the change of the clock, half an hour before or after a whole day: a difference of local times would give the wrong day.
        var days = Enumerable.Range(4, 300).First(day => TimeZoneInfo.Local.GetUtcOffset(now.AddDays(-day)) != offset);
        var isSummer = offset > TimeZoneInfo.Local.GetUtcOffset(now.AddDays(-days));
        var created = now.AddDays(-days).AddMinutes(isSummer ? 30 : -30).ToLocalTime();
        var expected = isSummer ? days - 1 : days;

        Assert.Equal($"{expected} d", TaskView.Age(new PSObject(new VideoTask { Id = "a", CreatedAt = created })));
    }

    [Fact]
    public void A_task_that_was_exported_shows_alike()
    {
        var restored = (PSObject)PSSerializer.Deserialize(PSSerializer.Serialize(new VideoTask { Id = "a", Status = VideoTaskStatus.Completed, Duration = 5, CreatedAt = DateTime.Now.AddMinutes(-3) }));

        Assert.Equal("<Green>Completed<>", TaskView.Status(restored, Style("Host")));
        Assert.Equal("3 min", TaskView.Age(restored));
    }

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1536, "1.5 KB")]
    [InlineData(5_368_709_120, "5.0 GB")]
    public void A_size_is_in_the_unit_people_read(long bytes, string expected) => Assert.Equal(expected, Readable.Size(bytes));

    private static PSObject Task(VideoTaskStatus status) => new(new VideoTask { Id = "a", Status = status });

    private static PSObject Style(string rendering)
    {
        var palette = new PSObject();
        foreach (var colour in new[] { "Green", "Red", "Cyan" })
        {
            palette.Properties.Add(new PSNoteProperty(colour, $"<{colour}>"));
        }

        var style = new PSObject();
        style.Properties.Add(new PSNoteProperty("OutputRendering", rendering));
        style.Properties.Add(new PSNoteProperty("Foreground", palette));
        style.Properties.Add(new PSNoteProperty("Reset", "<>"));
        return style;
    }
}
