namespace StarVideos.Client.Tests.Errors;

public class PrefixTests
{
    [Fact]
    public void A_copy_says_where_and_is_the_same_error_in_all_else()
    {
        var cause = new InvalidOperationException();
        var error = new StarVideosException(StarVideosErrorKind.RateLimited, "Slow down.", cause) { HttpStatus = 429, ServiceCode = "busy", RetryAfter = TimeSpan.FromSeconds(5), IsSafeToRetry = true, SubmissionId = "s" };

        var copy = error.WithPrefix("Row 3 (fox): ");

        Assert.Equal("Row 3 (fox): Slow down.", copy.Message);
        Assert.Contains("Row 3 (fox): Slow down.", copy.ToString(), StringComparison.Ordinal);
        Assert.Equal((StarVideosErrorKind.RateLimited, 429, "busy", TimeSpan.FromSeconds(5), true, "s"), (copy.Kind, copy.HttpStatus!.Value, copy.ServiceCode, copy.RetryAfter!.Value, copy.IsSafeToRetry, copy.SubmissionId));
        Assert.Same(cause, copy.InnerException);
    }

    [Fact]
    public void A_copy_of_a_thrown_error_knows_where_it_was_thrown()
    {
        static void Throw() => throw new StarVideosException(StarVideosErrorKind.RateLimited, "Slow down.") { Data = { ["row"] = 3 } };
        var error = Assert.Throws<StarVideosException>(Throw);

        var copy = error.WithPrefix("Row 3 (fox): ");

        Assert.Contains(nameof(Throw), copy.StackTrace, StringComparison.Ordinal);
        Assert.Equal(error.StackTrace, copy.StackTrace);
        Assert.Equal(3, copy.Data["row"]);
    }

    [Fact]
    public void The_error_itself_stays_as_it_is_since_several_takes_may_share_it()
    {
        var error = new InvalidRequestException("duration", 60, "is too long");

        var first = Assert.IsType<InvalidRequestException>(error.WithPrefix("take 1: "));
        var second = error.WithPrefix("take 2: ");

        Assert.Equal("duration '60': is too long.", error.Message);
        Assert.Equal("take 1: duration '60': is too long.", first.Message);
        Assert.Equal("take 2: duration '60': is too long.", second.Message);
        Assert.Equal(("duration", 60), (first.Field, first.Value));
    }
}
