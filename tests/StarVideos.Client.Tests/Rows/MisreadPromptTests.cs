using System.Runtime.ExceptionServices;
using System.Text;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Rows;

/// <summary>What Windows PowerShell makes of a table in UTF-8 without a mark on a Chinese computer.</summary>
public class MisreadPromptTests
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!;

    [Theory]
    [InlineData("\u6E05\u6668\u7684\u706F\u5854\uFF0C\u822A\u62CD\u955C\u5934", true)]
    [InlineData("\u96EA\u5730\u91CC\u7684\u72D0\u72F8", true)]
    [InlineData("\u6E05\u6668\u7684\u706F\u5854", true)]
    [InlineData("A fox (\u6E05\u6668\u7684\u706F\u5854) at dawn, \u96EA\u5730\u91CC", true)]
    [InlineData("\u4E00\u53EA\u732B", false)]
    [InlineData("A fox runs", false)]
    public void Its_prompts_are_refused_with_what_was_meant(string meant, bool isRefused)
    {
        var row = TestRow.Of(("prompt", Gbk.GetString(Encoding.UTF8.GetBytes(meant))));
        if (!isRefused)
        {
            Assert.NotNull(row.ToRequest());
            return;
        }

        var error = Assert.Throws<InvalidRequestException>(() => row.ToRequest());
        Assert.Equal("prompt", error.Field);
        Assert.Contains("UTF-8 that was read as GBK", error.Message, StringComparison.Ordinal);
        Assert.Contains(meant[..4], error.Message, StringComparison.Ordinal);
        Assert.Contains("-Encoding UTF8", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u8054\u901A")]
    [InlineData("\u6E05\u6668\u7684\u706F\u5854\uFF0C\u6D77\u6D6A\u62CD\u6253\u7901\u77F3\uFF0C\u822A\u62CD\u955C\u5934\u7F13\u6162\u73AF\u7ED5\u3002")]
    [InlineData("\u4E00\u53EA\u72D0\u72F8\u5728\u96EA\u5730\u91CC\u5954\u8DD1\uFF0C\u201C\u7535\u5F71\u611F\u201D\u2014\u2014\u5149\u5F71")]
    [InlineData("\u9F98\u9F49\u9750\u9750\uE000")]
    [InlineData("\u6771\u4EAC\u306E\u591C\u3001\u96E8\u306E\u4E2D\u306E\u732B")]
    [InlineData("\U00020000\u6E05\u6668\u7684\u706F\u5854")]
    [InlineData("caf\u00E9 \u041F\u0440\u0438\u0432\u0435\u0442 \u6E05\u6668")]
    public void A_text_that_was_read_right_is_sent_as_it_is(string prompt) =>
        Assert.Equal(prompt, TestRow.Of(("prompt", prompt)).ToRequest().Prompt);

    [Fact]
    public void A_text_with_characters_that_GBK_does_not_have_is_checked_without_exceptions()
    {
        var (thread, thrown) = (Environment.CurrentManagedThreadId, 0);
        void Count(object? sender, FirstChanceExceptionEventArgs fault) => thrown += Environment.CurrentManagedThreadId == thread ? 1 : 0;

        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            Assert.Null(MisreadText.Original(Gbk.GetString(Encoding.UTF8.GetBytes("\u6E05\u6668\u7684\u706F\u5854\u96EA\u5730")) + "\U0001F98A"));
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }

        Assert.Equal(0, thrown);
    }

    [Fact]
    public void No_text_of_everyday_characters_is_refused_by_chance()
    {
        // The characters of GB 2312 that are in use, 2 to 12 in a row, as no language puts them together.
        var everyday = Enumerable.Range(0xB0, 0xF7 - 0xB0 + 1).SelectMany(static lead => Enumerable.Range(0xA1, 94).Select(trail => Gbk.GetString([(byte)lead, (byte)trail]))).ToArray();
        var random = new Random(1);
        var told = Enumerable.Range(0, 200_000).Count(_ => MisreadText.Original(string.Concat(Enumerable.Range(0, random.Next(2, 13)).Select(_ => everyday[random.Next(everyday.Length)]))) is not null);

        Assert.Equal(0, told);
    }
}
