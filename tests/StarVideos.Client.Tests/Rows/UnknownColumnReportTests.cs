using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Rows;

public class UnknownColumnReportTests
{
    private readonly UnknownColumnReport _report = new();

    [Fact]
    public void Each_column_is_told_of_once()
    {
        Assert.Contains("used: durration, colour. Known", _report.Warn(TestRow.WithPrompt(("durration", 5), ("colour", "red"))), StringComparison.Ordinal);
        Assert.Null(_report.Warn(TestRow.WithPrompt(("DURRATION", 5))));
        Assert.Contains("used: note. Known", _report.Warn(TestRow.WithPrompt(("colour", "red"), ("note", "x"))), StringComparison.Ordinal);
        Assert.Null(_report.Warn(TestRow.WithPrompt()));
    }

    [Theory]
    [InlineData("\u001b[2Jnote")]
    [InlineData("note\r\nERROR: forged")]
    [InlineData("\u202Eeton")]
    public void A_heading_cannot_act_on_the_terminal(string heading)
    {
        var row = TestRow.WithPrompt((heading, "x"));

        Assert.DoesNotContain(_report.Warn(row)!, IsUnsafe);
        Assert.DoesNotContain(Assert.Single(row.UnknownColumns), IsUnsafe);
    }

    [Fact]
    public void Many_long_headings_make_a_warning_that_can_be_read()
    {
        var columns = Enumerable.Range(0, 1000).Select(number => ($"{number} {new string('x', 10_000)}", (object?)"x"));
        Assert.InRange(_report.Warn(TestRow.Of([.. columns]))!.Length, 1, 1000);
    }

    [Theory]
    [InlineData("prompt;duration")]
    [InlineData("prompt\tduration")]
    [InlineData("prompt|duration")]
    [InlineData("prompt\uFF0Cduration")]
    [InlineData("prompt\uFF1Bduration")]
    public void A_heading_that_is_a_whole_line_means_another_delimiter(string heading) =>
        Assert.Contains("Import-Csv -Delimiter", _report.Warn(TestRow.Of((heading, "x"))), StringComparison.Ordinal);

    private static bool IsUnsafe(char character) => char.IsControl(character) || character == '\u202E';
}
