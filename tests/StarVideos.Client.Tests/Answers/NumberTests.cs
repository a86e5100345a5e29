using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Answers;

public class NumberTests
{
    [Theory]
    [InlineData("4", 4)]
    [InlineData("4.000000", 4)]
    [InlineData("4.5", 4.5)]
    [InlineData("0", 0)]
    [InlineData("1e1", 10)]
    [InlineData("\"4\"", 4)]
    [InlineData("\"4.000000\"", 4)]
    [InlineData("\" 4.5 \"", 4.5)]
    public void A_length_is_read_as_number_or_text(string json, double seconds) =>
        Assert.Equal(seconds, Reader.Read($$"""{"actualDuration":{{json}}}""").ActualDuration);

    [Fact]
    public void It_is_the_same_length_for_a_German_user()
    {
        using var culture = new CultureScope("de-DE");

        Assert.Equal(4.5, Reader.Read("""{"actualDuration":"4.5"}""").ActualDuration);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("-1")]
    [InlineData("1e999")]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("\"five\"")]
    [InlineData("\"4,5\"")]
    [InlineData("true")]
    [InlineData("[4]")]
    [InlineData("{}")]
    public void What_is_no_length_is_absent(string json) =>
        Assert.Null(Reader.Read($$"""{"actualDuration":{{json}}}""").ActualDuration);

    [Theory]
    [InlineData("1774836724")]
    [InlineData("1774836724.9")]
    [InlineData("\"1774836724\"")]
    public void A_time_is_read_as_number_or_text(string json) =>
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1774836724), Reader.Read($$"""{"created":{{json}}}""").Created);

    [Theory]
    [InlineData("253402300799", true)]
    [InlineData("253402300800", false)]
    [InlineData("1774836724000", false)]
    [InlineData("-1", false)]
    [InlineData("1e300", false)]
    [InlineData("\"2026-03-30T02:12:04Z\"", false)]
    public void A_time_beyond_the_calendar_is_absent(string json, bool isTime) =>
        Assert.Equal(isTime, Reader.Read($$"""{"created":{{json}}}""").Created is not null);

    [Theory]
    [InlineData("123", "123")]
    [InlineData("12345678901234567890123", "12345678901234567890123")]
    public void A_number_for_an_id_is_taken_digit_by_digit(string json, string id) =>
        Assert.Equal(id, Reader.Read($$"""{"id":{{json}}}""").Id);

    [Theory]
    [InlineData("true")]
    [InlineData("[\"video_1\"]")]
    [InlineData("{\"id\":\"video_1\"}")]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    public void What_is_neither_text_nor_number_is_no_id(string json) =>
        Assert.Null(Reader.Read($$"""{"id":{{json}}}""").Id);
}
