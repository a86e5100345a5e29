using System.Text.RegularExpressions;
using StarVideos.Client.Tests.Packages;

namespace StarVideos.Client.Tests.Languages;

/// <summary>The review page has the same words in both languages, with the same values to fill in.</summary>
public sealed partial class ReviewWordsTests
{
    [Fact]
    public void Both_languages_have_the_same_keys_and_values()
    {
        var (english, chinese) = (Words("words.en.js"), Words("words.zh.js"));
        Assert.True(english.Count > 50);
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), chinese.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(english.Keys, key => Values(english[key]) != Values(chinese[key]));
    }

    private static Dictionary<string, string> Words(string name) =>
        Entry().Matches(File.ReadAllText(PackageFolder.Repository($"src/StarVideos.Client/Review/Page/{name}")))
            .ToDictionary(static match => match.Groups[1].Value, static match => match.Groups[2].Value);

    private static string Values(string entry) => string.Concat(Value().Matches(entry).Select(static match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"(?ms)^    (\w+): (.*?),$")]
    private static partial Regex Entry();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Value();
}
