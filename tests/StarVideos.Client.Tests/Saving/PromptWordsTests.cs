using System.Globalization;
using System.Text;
using StarVideos.Saving;

namespace StarVideos.Client.Tests.Saving;

public sealed class PromptWordsTests
{
    [Theory]
    [InlineData("A fox", "A fox")]
    [InlineData("  A fox\r\n\truns\u2028 through   snow. ", "A fox runs through snow")]
    [InlineData("A lighthouse at dawn, slow aerial orbit", "A lighthouse at dawn, slow aerial orbit")]
    [InlineData("A sign says \"OPEN\" at 10:30, day/night", "A sign says OPEN at 10 30, day night")]
    [InlineData("“It’s” the dogs' ‘don't’ (close-up) [wide]", "It’s the dogs don't close-up wide")]
    [InlineData("...A fox?!…", "A fox")]
    [InlineData("-rf --force_", "rf --force")]
    [InlineData("..\\..\\x", "x")]
    [InlineData("../../etc/passwd", "etc passwd")]
    [InlineData("A clip like cat.mp4", "A clip like cat")]
    [InlineData("cat.MOV.mp4 .webm", "cat")]
    [InlineData("Version 2.5 of cat.png", "Version 2.5 of cat.png")]
    [InlineData("\u202Egpj.xof\u200F\u2066 A fox\u001b[31m\0", "gpj.xof A fox 31m")]
    [InlineData("CON", "CON")]
    [InlineData("🐈🐈", "🐈🐈")]
    [InlineData("👩‍🚀 in a café", "👩‍🚀 in a café")]
    [InlineData("cafe\u0301", "caf\u00E9")]
    [InlineData("《红楼梦》的场景。", "红楼梦 的场景")]
    [InlineData("می‌خواهم", "می‌خواهم")]
    [InlineData("a \uFFFE b", "a \uFFFE b")]
    public void A_prompt_becomes_one_line_of_words(string prompt, string words) => Assert.Equal(words, PromptWords.Of(prompt));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    [InlineData("...")]
    [InlineData("?!… — «» 。！")]
    [InlineData("\0\u0001\u001b\u202E\u200D")]
    public void Where_there_is_no_word_nothing_is_left(string? prompt) => Assert.Equal("", PromptWords.Of(prompt));

    [Fact]
    public void Half_a_character_is_none()
    {
        Assert.Equal("a b", PromptWords.Of("a\uD83Db\uDC08"));
        Assert.Equal("", PromptWords.Of("\uD83D"));
    }

    [Theory]
    [InlineData("A lighthouse at dawn, slow aerial orbit around the tower as birds fly", "A lighthouse at dawn, slow aerial orbit around the tower as")]
    [InlineData("A lighthouse at dawn, slow aerial orbit around the tower, be, gulls", "A lighthouse at dawn, slow aerial orbit around the tower")]
    [InlineData("A lighthouse at dawn, slow aerial orbit around the tower, be gulls", "A lighthouse at dawn, slow aerial orbit around the tower, be")]
    [InlineData("A lighthouse at dawn, slow aerial orbit around the tower, beg", "A lighthouse at dawn, slow aerial orbit around the tower")]
    [InlineData("A lighthouse at dawn, slow aerial orbit around the tower, - gulls", "A lighthouse at dawn, slow aerial orbit around the tower")]
    [InlineData("A lighthouse at dawn, slow aerial orbit around the film.mp4 of gulls", "A lighthouse at dawn, slow aerial orbit around the film")]
    public void A_long_prompt_is_cut_after_a_word(string prompt, string words) => Assert.Equal(words, PromptWords.Of(prompt));

    [Fact]
    public void Without_blanks_it_is_cut_after_a_character()
    {
        Assert.Equal(new string('猫', 33), PromptWords.Of(new string('猫', 3000)));
        Assert.Equal("猫 " + new string('猫', 32), PromptWords.Of("猫 " + new string('猫', 100)));
        Assert.Equal(new string('x', 60), PromptWords.Of(new string('x', 61)));
        Assert.Equal(Repeat("🐈", 25), PromptWords.Of(Repeat("🐈", 300)));
        Assert.Equal(Repeat("👩‍🚀", 9), PromptWords.Of(Repeat("👩‍🚀", 300)));
        Assert.Equal(Repeat("x\u0323\u0302", 20), PromptWords.Of(Repeat("x\u0323\u0302", 300)));
        Assert.Equal("", PromptWords.Of("x" + new string('\u0302', 300)));
    }

    [Fact]
    public void Whatever_the_prompt_the_words_keep_the_rules()
    {
        string[] pieces = ["a", "B", "7", " ", "\n", ".", "..", "/", "\\", ":", "*", "?", "\"", "<", "|", "\0", "\u001b", "\u202E", "\u200F", "\uFEFF", "\u200D", "🐈", "👩‍🚀", "é", "e\u0301", "x\u0323\u0302", "猫", "「", "」", "’", "'", "[", ")", ",", "…", "-", "_", ".mp4", ".MOV", "CON", "\uD83D", "\uDC08", "word", "ﷺ"];
        var random = new Random(1);
        for (var round = 0; round < 20_000; round++)
        {
            var prompt = string.Concat(Enumerable.Range(0, random.Next(0, 90)).Select(_ => pieces[random.Next(pieces.Length)]));
            var words = PromptWords.Of(prompt);
            var why = $"round {round}: '{words}'";
            Assert.True(words.Length <= 60 && new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(words) <= 100, why);
            Assert.True(words.IndexOfAny([.. "<>:\"/\\|?*\0\n\u001b\u202E\u200F\uFEFF[)「」"]) < 0, why);
            Assert.False(words.Contains("..", StringComparison.Ordinal) || words.Contains("  ", StringComparison.Ordinal), why);
            Assert.False(words.Length > 0 && (char.IsPunctuation(words[0]) || char.IsPunctuation(words[^1]) || words[0] == ' ' || words[^1] == ' '), why);
            Assert.True(SafeFileName.VideoExtension(words).Length == 0, why);
            Assert.Equal(words, PromptWords.Of(words));
            var name = new FileNameTemplate(null).Render(new VideoTask { Id = "video_1", Prompt = prompt }, 1).ToString();
            Assert.Contains(name, words.Length == 0 ? ["video_1.mp4"] : new[] { words + ".mp4", "_" + words + ".mp4" });
        }
    }

    [Fact]
    public void A_cut_never_parts_what_is_one_character()
    {
        string[] elements = ["a", "é", "猫", "🐈", "x\u0323\u0302", "👩‍🚀", "❤️", "नि"];
        var random = new Random(2);
        for (var round = 0; round < 5_000; round++)
        {
            var all = Enumerable.Range(0, 70).Select(_ => elements[random.Next(elements.Length)]).ToList();
            var prompt = string.Concat(all);
            var words = PromptWords.Of(prompt);
            Assert.StartsWith(words, prompt, StringComparison.Ordinal);
            Assert.Contains(words.Length, StringInfo.ParseCombiningCharacters(prompt));
            Assert.InRange(Encoding.UTF8.GetByteCount(words), 70, 100);
        }
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
