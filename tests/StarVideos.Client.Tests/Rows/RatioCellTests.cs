using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Rows;

public class RatioCellTests
{
    [Fact]
    public void A_ratio_that_a_spreadsheet_turned_into_a_time_is_refused_with_a_hint()
    {
        var refusal = TestRow.Refused(TestRow.WithPrompt(("ratio", new TimeSpan(9, 16, 0))));

        Assert.Contains("'09:16:00'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("format the column as text", refusal.Message, StringComparison.Ordinal);
    }
}
