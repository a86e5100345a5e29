using StarVideos.Submitting;

namespace StarVideos.Client.Tests.Submitting;

public class WarmUpTests
{
    [Fact]
    public async Task GoesThroughASubmissionToItsEnd() => await WarmUp.RunAsync();
}
