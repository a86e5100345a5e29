using System.Globalization;
using StarVideos.Client.Tests.Support;
using StarVideos.Text;

namespace StarVideos.Client.Tests.Text;

public class ClipTests
{
    [Theory]
    [InlineData("余额不足", "余额不足")]
    [InlineData("🐈 and é", "🐈 and é")]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("  a   b  ", "a b")]
    public void Harmless_text_stays_and_runs_of_blanks_become_one(string text, string shown) => Assert.Equal(shown, Clip.Message(text));

    [Theory]
    [InlineData("a\r\nERROR: forged line", "a ERROR: forged line")]
    [InlineData("a\tb", "a b")]
    [InlineData("\u001b[31mred\u001b[0m", "[31mred [0m")]
    [InlineData("\u009b31mred", "31mred")]
    [InlineData("\u001b]0;title\u0007x", "]0;title x")]
    [InlineData("a\u0000b\u007fc", "a b c")]
    [InlineData("a\u0085b\u2028c\u2029d", "a b c d")]
    [InlineData("a\bb", "a b")]
    public void Control_characters_and_line_breaks_become_blanks(string text, string shown) => Assert.Equal(shown, Clip.Message(text));

    [Theory]
    [InlineData('\u061C')]
    [InlineData('\u200E')]
    [InlineData('\u200F')]
    [InlineData('\u202A')]
    [InlineData('\u202B')]
    [InlineData('\u202C')]
    [InlineData('\u202D')]
    [InlineData('\u202E')]
    [InlineData('\u2066')]
    [InlineData('\u2067')]
    [InlineData('\u2068')]
    [InlineData('\u2069')]
    public void Every_character_that_turns_the_direction_becomes_a_blank(char turn) => Assert.Equal("gpj .exe", Clip.Message($"gpj{turn}.exe"));

    [Theory]
    [InlineData(499, false)]
    [InlineData(500, false)]
    [InlineData(501, true)]
    [InlineData(1_000_000, true)]
    public void A_message_is_cut_after_500_characters_and_the_cut_is_shown(int length, bool isCut)
    {
        var shown = Clip.Message(new string('x', length));

        Assert.Equal(isCut ? new string('x', 500) + "…" : new string('x', length), shown);
    }

    [Fact]
    public void No_cut_goes_through_a_character_of_two_units()
    {
        // 499 characters, then an emoji whose first half would be the 500th.
        var shown = Clip.Message(new string('x', 499) + "🐈🐈");

        Assert.Equal(new string('x', 499) + "…", shown);
    }

    [Fact]
    public void A_character_of_two_units_that_fits_stays_whole() =>
        Assert.Equal(new string('x', 498) + "🐈…", Clip.Message(new string('x', 498) + "🐈🐈"));

    [Fact]
    public void Half_characters_do_no_harm()
    {
        Assert.EndsWith("…", Clip.Message(new string('\ud800', 600)), StringComparison.Ordinal);
        Assert.EndsWith("…", Clip.Message(new string('\udc00', 600)), StringComparison.Ordinal);
    }

    [Fact]
    public void Blanks_that_are_folded_do_not_count_towards_the_length() =>
        Assert.Equal("a b", Clip.Clean("a" + new string(' ', 1000) + "b", 3));

    [Fact]
    public void A_value_is_quoted_and_cut_after_120_characters()
    {
        Assert.Equal("'16'", Clip.Value(16));
        Assert.Equal("'a b'", Clip.Value("a\nb"));
        Assert.Equal($"'{new string('x', 120)}…'", Clip.Value(new string('x', 121)));
    }

    [Fact]
    public void No_value_is_called_nothing() => Assert.Equal("(nothing)", Clip.Value(null));

    [Fact]
    public void A_number_is_shown_alike_in_every_country()
    {
        using var culture = new CultureScope("de-DE");

        Assert.Equal("5,5", 5.5.ToString(CultureInfo.CurrentCulture));
        Assert.Equal("'5.5'", Clip.Value(5.5));
    }
}
