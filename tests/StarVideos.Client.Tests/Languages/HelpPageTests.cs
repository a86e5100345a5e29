using System.Text.RegularExpressions;

namespace StarVideos.Client.Tests.Languages;

/// <summary>The help of each cmdlet is the same in both languages: parameters, syntax, examples, error ids.</summary>
public sealed partial class HelpPageTests
{
    public static TheoryData<string> Pages => [.. LanguagePair.Pages.Select(static pair => Path.GetFileName(pair.English))];

    [Fact]
    public void Thirteen_cmdlets_have_a_page() => Assert.Equal(13, LanguagePair.Pages.Count());

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_has_the_same_parts_in_both_languages(string page)
    {
        var pair = new LanguagePair(LanguagePair.Help + page, LanguagePair.ChineseHelp + page);
        var findings = new Findings();
        MarkdownComparison.Compare(pair, findings, Fixed);
        CompareFrontMatter(pair, findings);
        findings.Check();
    }

    // Its words are translated in the title of an example only: PlatyPS reads the others.
    private static string Fixed(string heading) => Example().Replace(heading, "Example $1:");

    private static void CompareFrontMatter(LanguagePair pair, Findings findings)
    {
        var (english, chinese) = (Markdown.Read(pair.English)[0], Markdown.Read(pair.Chinese)[0]);
        findings.Same(english.Text, chinese.Text.Replace("Locale: zh-CN", "Locale: en-US", StringComparison.Ordinal), pair.Chinese, 1, "front matter");
        if (!chinese.Lines.Contains("Locale: zh-CN"))
        {
            findings.Add(pair.Chinese, 1, "no line 'Locale: zh-CN'");
        }
    }

    [GeneratedRegex(@"^(?:Example|示例) (\d+)[:：].*")]
    private static partial Regex Example();
}
