using StarVideos.PowerShell.Tests.Hosted.Support;

namespace StarVideos.PowerShell.Tests.Hosted;

public sealed class OddIdTests : EngineTest
{
    [Theory]
    [InlineData("$true")]
    [InlineData("(Get-Date)")]
    [InlineData("1.5")]
    public async Task What_is_no_id_is_refused_without_a_request(string value)
    {
        var run = await RunAsync($"{value} | Wait-StarVideoTask");

        Assert.StartsWith("InvalidRequest,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, Counters.QueriesReceived);
    }
}
