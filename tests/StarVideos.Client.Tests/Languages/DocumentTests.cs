namespace StarVideos.Client.Tests.Languages;

/// <summary>README and cookbook are the same in both languages: headings, code, tables, links, error ids.</summary>
public sealed class DocumentTests
{
    public static TheoryData<string> Documents => [.. LanguagePair.Documents.Select(static pair => pair.English)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_has_the_same_parts_in_both_languages(string document)
    {
        var findings = new Findings();
        MarkdownComparison.Compare(LanguagePair.Documents.Single(pair => pair.English == document), findings, static _ => "");
        findings.Check();
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    [InlineData(LanguagePair.Topics + "about_StarVideos.help.txt")]
    [InlineData(LanguagePair.ChineseTopics + "about_StarVideos.help.txt")]
    public void Every_error_id_is_explained(string document) =>
        Assert.Empty(ErrorIds.All.Except(ErrorIds.In(LanguagePair.Lines(document))));
}
