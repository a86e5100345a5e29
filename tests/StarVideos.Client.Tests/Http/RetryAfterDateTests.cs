using System.Net;
using System.Net.Http.Headers;
using StarVideos.Http;

namespace StarVideos.Client.Tests.Http;

public sealed class RetryAfterDateTests
{
    private static readonly DateTimeOffset ServiceTime = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(-10)]
    public void A_date_is_read_by_the_clock_of_the_service_that_wrote_it(int minutesFast)
    {
        using var response = Answer(ServiceTime.AddSeconds(40));
        response.Headers.Date = ServiceTime;

        Assert.Equal(TimeSpan.FromSeconds(40), RetryAfter.Read(response, ServiceTime.AddMinutes(minutesFast)));
    }

    [Fact]
    public void Where_the_service_does_not_say_what_time_it_is_the_own_clock_has_to_do()
    {
        using var response = Answer(ServiceTime.AddSeconds(40));

        Assert.Equal(TimeSpan.FromSeconds(30), RetryAfter.Read(response, ServiceTime.AddSeconds(10)));
    }

    [Fact]
    public void A_date_that_has_passed_is_no_wait()
    {
        using var response = Answer(ServiceTime.AddSeconds(-40));
        response.Headers.Date = ServiceTime;

        Assert.Equal(TimeSpan.Zero, RetryAfter.Read(response, ServiceTime));
    }

    private static HttpResponseMessage Answer(DateTimeOffset until)
    {
        var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter = new RetryConditionHeaderValue(until);
        return response;
    }
}
