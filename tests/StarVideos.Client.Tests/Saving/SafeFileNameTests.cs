using System.Text;
using StarVideos.Saving;

namespace StarVideos.Client.Tests.Saving;

public sealed class SafeFileNameTests
{
    [Theory]
    [InlineData("cat", "cat.mp4")]
    [InlineData("A cat, 2 dogs & 1 bird (final)", "A cat, 2 dogs & 1 bird (final).mp4")]
    [InlineData("猫と犬", "猫と犬.mp4")]
    [InlineData("🐈‍⬛ 🎬", "🐈‍⬛ 🎬.mp4")]
    [InlineData("clip.mp4", "clip.mp4")]
    [InlineData("clip.MOV", "clip.MOV")]
    [InlineData("v1.2", "v1.2.mp4")]
    [InlineData("clip.exe", "clip.exe.mp4")]
    [InlineData("../../x", "_._x.mp4")]
    [InlineData("..\\..\\x", "_._x.mp4")]
    [InlineData("..", "id.mp4")]
    [InlineData(".", "id.mp4")]
    [InlineData("...", "id.mp4")]
    [InlineData("C:\\x", "C_x.mp4")]
    [InlineData("C:x", "C_x.mp4")]
    [InlineData("/etc/passwd", "_etc_passwd.mp4")]
    [InlineData("\\\\server\\share", "_server_share.mp4")]
    [InlineData("a<>:\"|?*b", "a_b.mp4")]
    [InlineData("a\0b\nc\u001b[31m\u007f\u0085d", "a_b_c_[31m_d.mp4")]
    [InlineData("a\u2028b\u202Egpj", "a_b_gpj.mp4")]
    [InlineData("", "id.mp4")]
    [InlineData("  \t ", "_.mp4")]
    [InlineData("   ", "id.mp4")]
    [InlineData(".hidden", "hidden.mp4")]
    [InlineData("  .hidden. . ", "hidden.mp4")]
    [InlineData("trailing. . .", "trailing.mp4")]
    [InlineData("CON", "_CON.mp4")]
    [InlineData("con", "_con.mp4")]
    [InlineData("NUL.mp4", "_NUL.mp4")]
    [InlineData("nul.tar.gz", "_nul.tar.gz.mp4")]
    [InlineData("COM1", "_COM1.mp4")]
    [InlineData("LPT9 .x", "_LPT9 .x.mp4")]
    [InlineData("COM¹", "_COM¹.mp4")]
    [InlineData("CONIN$", "_CONIN$.mp4")]
    [InlineData("CONSOLE", "CONSOLE.mp4")]
    [InlineData(".mp4", "mp4.mp4")]
    public void Any_text_becomes_a_name_on_every_system(string text, string name) =>
        Assert.Equal(name, SafeFileName.From(text, "id").ToString());

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("a_b_.mp4", SafeFileName.From("a\uD83Db\uDC08", "id").ToString());

    [Theory]
    [InlineData("a")]
    [InlineData("é")]
    [InlineData("猫")]
    [InlineData("🐈")]
    [InlineData("a🐈")]
    public void A_longName_is_cut_below_200_bytes_and_between_characters(string letter)
    {
        var longName = string.Concat(Enumerable.Repeat(letter, 300));
        foreach (var name in new[] { SafeFileName.From(longName, "id").ToString(), SafeFileName.From(longName + ".webm", "id").ToString(), SafeFileName.From(longName, "id").With(new string('i', 256), 12) })
        {
            Assert.InRange(new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(name), 180, 199);
        }

        Assert.EndsWith(".webm", SafeFileName.From(longName + ".webm", "id").ToString(), StringComparison.Ordinal);
        Assert.EndsWith("-12.mp4", SafeFileName.From(longName, "id").With(new string('i', 256), 12), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_leaves_no_dot_or_space_at_the_end() =>
        Assert.Equal(new string('a', 190) + ".mp4", SafeFileName.From(new string('a', 190) + " . . . . . . . . . . . . . .b", "id").ToString());

    [Fact]
    public void Random_text_never_becomes_a_path_or_breaks_a_rule()
    {
        const string Alphabet = "ab.. //\\\\::*?<>|\"\0\n\u001b\u202E🐈é猫\uD83D\uDC08CONULPT1";
        var random = new Random(1);
        for (var round = 0; round < 20_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(0, 260)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            var name = SafeFileName.From(text, "id").ToString();
            Assert.Equal(-1, name.IndexOfAny([.. "<>:\"/\\|?*\0\n\u001b\u202E"]));
            Assert.DoesNotContain("..", name, StringComparison.Ordinal);
            Assert.False(name[0] is '.' or ' ' || name[^1] is '.' or ' ');
            Assert.InRange(new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(name), 5, 199);
            Assert.Equal(name, SafeFileName.From(name, "id").ToString());
        }
    }
}
