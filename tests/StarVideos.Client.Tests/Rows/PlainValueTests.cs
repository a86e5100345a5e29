using System.Collections;
using System.Dynamic;
using System.Globalization;
using System.Numerics;
using System.Xml;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Rows;

/// <summary>Which values can be used as a text.</summary>
public class PlainValueTests
{
    public static TheoryData<object, string> Texts => new()
    {
        { "a text", "a text" },
        { "", "" },
        { "@{name=harbour}", "@{name=harbour}" },
        { 'x', "x" },
        { (sbyte)-5, "-5" },
        { (byte)5, "5" },
        { (short)5, "5" },
        { (ushort)5, "5" },
        { 5, "5" },
        { 5u, "5" },
        { 5L, "5" },
        { ulong.MaxValue, "18446744073709551615" },
        { 5.5, "5.5" },
        { 0.1 + 0.2, "0.30000000000000004" },
        { 5.5f, "5.5" },
        { 5.50m, "5.50" },
        { DayOfWeek.Friday, "Friday" },
        { new Guid("6d2f5e7a-0000-4000-8000-000000000001"), "6d2f5e7a-0000-4000-8000-000000000001" },
        { new Uri("https://example.com/%41 b"), "https://example.com/%41 b" },
    };

    public static TheoryData<object> Objects =>
    [
        true,
        new DateTime(2026, 11, 5),
        new DateTimeOffset(2026, 11, 5, 0, 0, 0, TimeSpan.Zero),
        TimeSpan.FromMinutes(969),
        new Hashtable(),
        new Hashtable { ["prompt"] = "x" },
        new Dictionary<string, object?> { ["prompt"] = "x" },
        new ExpandoObject(),
        new XmlDocument(),
        new object(),
        new FileInfo("clip.mp4"),
        new Version(1, 2),
        new BigInteger(5),
        new CultureInfo("de-DE"),
        new StringWriter(),
        new byte[] { 65 },
        typeof(string),
        new VideoTask { Id = "video_1" },
        new KeyValuePair<string, string>("a", "b"),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_scalar_has_one_text_in_every_country(object value, string expected)
    {
        using var culture = new CultureScope("de-DE");

        Assert.True(PlainValue.TryText(value, out var text));
        Assert.Equal(expected, text);
    }

    [Fact]
    public void Nothing_is_an_absent_text()
    {
        Assert.True(PlainValue.TryText(null, out var text));
        Assert.Null(text);
        Assert.True(PlainValue.TryText(DBNull.Value, out text));
        Assert.Null(text);
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void An_object_is_no_text_and_no_number(object value)
    {
        Assert.False(PlainValue.TryText(value, out var text));
        Assert.Null(text);
        Assert.False(PlainValue.TryWholeNumber(value, out var number));
        Assert.Null(number);
    }

    [Fact]
    public void A_value_of_an_enum_is_no_number() => Assert.False(PlainValue.TryWholeNumber(DayOfWeek.Friday, out _));

    [Theory]
    [MemberData(nameof(Objects))]
    public void A_cell_that_holds_an_object_is_refused_in_every_column(object value)
    {
        foreach (var heading in new[] { "prompt", "name", "duration", "ratio", "referenceImages", "referenceVideos", "first_image", "last_image" })
        {
            foreach (var cell in new[] { value, new[] { value }, new ArrayList { "https://example.com/a.png", value } })
            {
                var cells = new Dictionary<string, object?> { ["prompt"] = "A cat", [heading] = cell };
                var refusal = TestRow.Refused(new VideoRow(cells));

                Assert.Equal(heading, refusal.Field);
                Assert.DoesNotContain("System.", refusal.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_error_names_the_type()
    {
        Assert.Contains("(Hashtable)", TestRow.Refused(TestRow.Of(("prompt", new Hashtable()))).Message, StringComparison.Ordinal);
        Assert.Contains("(Dictionary)", TestRow.Refused(TestRow.Of(("prompt", new Dictionary<string, int>()))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_is_refused_with_what_a_spreadsheet_may_have_done() =>
        Assert.Contains("format the column as text", TestRow.Refused(TestRow.WithPrompt(("ratio", TimeSpan.FromMinutes(969)))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_list_within_a_list_is_refused() =>
        Assert.Equal("referenceImages", TestRow.Refused(TestRow.WithPrompt(("referenceImages", new object[] { new[] { TestRow.Image } }))).Field);

    [Fact]
    public void A_cell_that_could_not_be_read_is_refused_and_says_why()
    {
        var refusal = TestRow.Refused(TestRow.WithPrompt(("Reference Images", new InvalidOperationException("The share is gone."))));

        Assert.Equal("Reference Images", refusal.Field);
        Assert.Contains("could not be read: The share is gone", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_that_could_not_be_read_and_means_nothing_here_does_not_count()
    {
        var row = TestRow.WithPrompt(("ExitTime", new InvalidOperationException("still running")));

        Assert.Empty(row.UnknownColumns);
        Assert.Equal("A cat", row.ToRequest().Prompt);
    }
}
