using System.Globalization;
using StarVideos.Http;

namespace StarVideos.Client.Tests.Http;

public class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData(" 30 ", 30)]
    [InlineData("3600", 3600)]
    public void Seconds_are_read(string header, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Read(header));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(90)]
    public void A_date_is_read_as_the_time_until_then(int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Read(Now.AddSeconds(seconds).ToString("r", CultureInfo.InvariantCulture)));

    [Fact]
    public void A_date_in_the_past_asks_for_no_wait() =>
        Assert.Equal(TimeSpan.Zero, Read(Now.AddHours(-1).ToString("r", CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999999")]
    public void What_is_neither_asks_for_nothing(string? header) => Assert.Null(Read(header));

    private static TimeSpan? Read(string? header)
    {
        using var response = new HttpResponseMessage();
        if (header is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", header);
        }

        return RetryAfter.Read(response, Now);
    }
}
