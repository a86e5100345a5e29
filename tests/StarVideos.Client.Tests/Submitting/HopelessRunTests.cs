using StarVideos.Submitting;

namespace StarVideos.Client.Tests.Submitting;

public class HopelessRunTests
{
    private readonly HopelessRun _run = new();

    [Theory]
    [InlineData(StarVideosErrorKind.AuthenticationFailed)]
    [InlineData(StarVideosErrorKind.AccessDenied)]
    [InlineData(StarVideosErrorKind.EndpointNotFound)]
    [InlineData(StarVideosErrorKind.ServiceUnreachable)]
    public void Three_failures_that_are_not_the_rows_own_are_enough(StarVideosErrorKind kind)
    {
        Fail(kind, kind);
        Assert.Null(_run.Reason);

        Fail(kind);
        Assert.Equal(kind, _run.Reason?.Kind);
    }

    [Fact]
    public void After_one_success_a_run_is_never_hopeless()
    {
        _run.Succeeded();
        Fail([.. Enumerable.Repeat(StarVideosErrorKind.AuthenticationFailed, 10)]);

        Assert.Null(_run.Reason);
    }

    [Fact]
    public void What_was_given_up_stays_so_or_rows_in_between_would_get_lost()
    {
        Fail(StarVideosErrorKind.AuthenticationFailed, StarVideosErrorKind.AuthenticationFailed, StarVideosErrorKind.AuthenticationFailed);
        _run.Succeeded();

        Assert.NotNull(_run.Reason);
    }

    [Fact]
    public void Failures_of_single_rows_say_nothing_of_the_run()
    {
        Fail([.. Enumerable.Repeat(StarVideosErrorKind.RequestRejected, 10)]);
        Fail(StarVideosErrorKind.AuthenticationFailed, StarVideosErrorKind.AuthenticationFailed, StarVideosErrorKind.RequestRejected, StarVideosErrorKind.AuthenticationFailed);

        Assert.Null(_run.Reason);
    }

    private void Fail(params StarVideosErrorKind[] kinds)
    {
        foreach (var kind in kinds)
        {
            _run.Failed(new StarVideosException(kind, "no"));
        }
    }
}
