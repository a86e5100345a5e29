using StarVideos.Submitting;

namespace StarVideos.Client.Tests.Submitting;

public class RehearsalTests
{
    [Fact]
    public async Task GoesThroughASubmissionToItsEnd() => await Rehearsal.RunAsync();
}
