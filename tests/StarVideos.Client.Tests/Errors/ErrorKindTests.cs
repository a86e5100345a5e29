namespace StarVideos.Client.Tests.Errors;

public class ErrorKindTests
{
    /// <summary>Scripts compare error ids with these names, so a name may be added but never changed.</summary>
    [Theory]
    [InlineData("InvalidRequest")]
    [InlineData("ApiKeyMissing")]
    [InlineData("ApiKeyInvalid")]
    [InlineData("BaseUriInvalid")]
    [InlineData("AuthenticationFailed")]
    [InlineData("AccessDenied")]
    [InlineData("EndpointNotFound")]
    [InlineData("TaskNotFound")]
    [InlineData("RateLimited")]
    [InlineData("ServiceUnavailable")]
    [InlineData("ServiceUnreachable")]
    [InlineData("ConnectionLost")]
    [InlineData("RequestRejected")]
    [InlineData("AnswerUnreadable")]
    [InlineData("SubmissionOutcomeUnknown")]
    [InlineData("VideoTaskFailed")]
    [InlineData("VideoUrlMissing")]
    [InlineData("WaitTimeout")]
    [InlineData("SpendingLimitReached")]
    public void The_name_of_an_error_stays(string name) => Assert.True(Enum.TryParse<StarVideosErrorKind>(name, out _));
}
