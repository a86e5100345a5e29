using StarVideos.Text;

namespace StarVideos.Client.Tests.Text;

public class DisplayWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("fox", 3)]
    [InlineData("\u72D0\u72F8", 4)]
    [InlineData("\uFF0C\u3002\uFF1B", 6)]
    [InlineData("\u65E5\u672C\u3054 \uD55C\uAD6D", 11)]
    [InlineData("\uFF76\uFF85", 2)]
    [InlineData("\U0001F98A", 2)]
    [InlineData("\U00020000", 2)]
    [InlineData("\U0001D400", 1)]
    [InlineData("cafe\u0301", 4)]
    [InlineData("\u201C\u2026\u2014", 3)]
    public void A_terminal_gives_a_text_so_many_columns(string text, int columns) => Assert.Equal(columns, DisplayWidth.Of(text));

    [Theory]
    [InlineData("fox", 3, "fox")]
    [InlineData("foxes", 4, "fox\u2026")]
    [InlineData("foxes", 1, "\u2026")]
    [InlineData("\u72D0\u72F8", 4, "\u72D0\u72F8")]
    [InlineData("\u72D0\u72F8\u72D0", 5, "\u72D0\u72F8\u2026")]
    [InlineData("\u72D0\u72F8\u72D0", 4, "\u72D0\u2026")]
    [InlineData("\U0001F98A\U0001F98A", 3, "\U0001F98A\u2026")]
    [InlineData("\U0001F98A\U0001F98A", 2, "\u2026")]
    [InlineData("e\u0301e\u0301e\u0301", 2, "e\u0301\u2026")]
    public void A_cut_text_fits_and_holds_whole_characters(string text, int columns, string expected)
    {
        Assert.Equal(expected, DisplayWidth.Cut(text, columns));
        Assert.InRange(DisplayWidth.Of(expected), 0, columns);
    }

    // Not as data of a theory: an attribute holds no half of a surrogate pair.
    [Fact]
    public void Half_a_character_is_one_column()
    {
        Assert.Equal(1, DisplayWidth.Of("\uD83E"));
        Assert.Equal(2, DisplayWidth.Of("\uDD8A\uD83E"));
        Assert.Equal("\uD83E\u2026", DisplayWidth.Cut("\uD83E\uD83E\uD83E", 2));
    }

    [Theory]
    [InlineData("fox", 5, "fox  ")]
    [InlineData("\u72D0\u72F8", 5, "\u72D0\u72F8 ")]
    [InlineData("foxes", 3, "foxes")]
    public void A_padded_text_fills_its_columns(string text, int columns, string expected) => Assert.Equal(expected, DisplayWidth.Pad(text, columns));
}
