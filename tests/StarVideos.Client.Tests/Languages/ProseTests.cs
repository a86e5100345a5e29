using System.Text.RegularExpressions;

namespace StarVideos.Client.Tests.Languages;

/// <summary>Each document is written in its language, whole, and its code with the letters of code.</summary>
public sealed partial class ProseTests
{
    private static readonly LanguagePair[] MarkdownPairs = [.. LanguagePair.Pages, .. LanguagePair.Documents];

    public static TheoryData<string> ChineseDocuments => [.. MarkdownPairs.Select(static pair => pair.Chinese)];

    public static TheoryData<string> EnglishDocuments => [.. MarkdownPairs.Select(static pair => pair.English)];

    public static TheoryData<string> AllDocuments =>
        [.. MarkdownPairs.Concat(LanguagePair.AboutTopics).SelectMany(static pair => new[] { pair.English, pair.Chinese })];

    public static TheoryData<string> ChineseTopics => [.. LanguagePair.AboutTopics.Select(static pair => pair.Chinese)];

    [Theory]
    [MemberData(nameof(AllDocuments))]
    public void Nothing_is_left_to_fill_in(string document)
    {
        var findings = new Findings();
        var lines = LanguagePair.Lines(document);
        for (var at = 0; at < lines.Length; at++)
        {
            if (Placeholder().Match(lines[at]) is { Success: true } match)
            {
                findings.Add(document, at + 1, $"'{match.Value}' in '{lines[at].Trim()}'");
            }
        }

        findings.Check();
    }

    [Theory]
    [MemberData(nameof(ChineseDocuments))]
    public void Chinese_document_has_no_paragraph_in_English_and_no_full_width_code(string document)
    {
        var findings = new Findings();
        foreach (var block in Markdown.Read(document).Where(static block => block.Kind != BlockKind.FrontMatter))
        {
            foreach (var (text, line) in Parts(block))
            {
                if (block.Kind != BlockKind.Code)
                {
                    CheckProse(document, line, block, text, findings);
                }

                foreach (var code in block.Kind == BlockKind.Code ? [text] : InlineCode().Matches(text).Select(static match => match.Value))
                {
                    if (Letters.FullWidth(code) is { } mark)
                    {
                        findings.Add(document, line, $"full-width {mark} in code: {code.Trim()}");
                    }
                }
            }
        }

        findings.Check();
    }

    [Theory]
    [MemberData(nameof(ChineseTopics))]
    public void Chinese_topic_has_no_paragraph_in_English_and_no_full_width_code(string topic)
    {
        var findings = new Findings();
        // What the module itself writes, in English: a line on its own, deep, that is no sentence.
        var output = LanguagePair.Lines(topic.Replace(LanguagePair.ChineseTopics, LanguagePair.Topics, StringComparison.Ordinal)).Where(static line => Output().IsMatch(line)).ToHashSet();
        foreach (var section in AboutTopic.Read(topic))
        {
            var code = section.Code().ToHashSet();
            var paragraph = new List<string>();
            for (var at = 0; at <= section.Lines.Count; at++)
            {
                var line = at < section.Lines.Count ? section.Lines[at] : "";
                if (code.Contains(line) && Letters.FullWidth(line) is { } mark)
                {
                    findings.Add(topic, section.Line + 1 + at, $"full-width {mark} in code: {line.Trim()}");
                }

                if (line.Trim().Length > 0 && !code.Contains(line) && !output.Contains(line))
                {
                    paragraph.Add(line.Trim());
                }
                else
                {
                    CheckTopicText(topic, section.Line + 1 + at - paragraph.Count, string.Join(' ', paragraph), findings);
                    paragraph.Clear();
                }
            }
        }

        findings.Check();
    }

    [Theory]
    [MemberData(nameof(EnglishDocuments))]
    public void English_document_has_no_paragraph_in_Chinese(string document)
    {
        var findings = new Findings();
        foreach (var block in Markdown.Read(document).Where(static block => block.Kind != BlockKind.Code))
        {
            foreach (var (text, line) in Parts(block).Where(static part => Letters.IsChineseProse(InlineCode().Replace(part.Text, ""))))
            {
                findings.Add(document, line, $"Chinese in an English document: {text}");
            }
        }

        findings.Check();
    }

    // A paragraph is one text, a row of a table and a line of code each are one.
    private static IEnumerable<(string Text, int Line)> Parts(Block block) =>
        block.Kind == BlockKind.Text ? [(block.Text, block.Line)] : block.Lines.Select((line, at) => (line, block.Line + at + (block.Kind == BlockKind.Code ? 1 : 0)));

    private static void CheckProse(string document, int line, Block block, string text, Findings findings)
    {
        // PlatyPS reads these headings, so they stay.
        if (block.Kind == BlockKind.Heading && document.StartsWith(LanguagePair.ChineseHelp, StringComparison.Ordinal) && !text.StartsWith("Example", StringComparison.Ordinal))
        {
            return;
        }

        CheckTopicText(document, line, LanguageLink().Replace(text, ""), findings);
        foreach (var cell in block.Kind == BlockKind.Table ? text.Split('|') : [])
        {
            CheckTopicText(document, line, cell, findings);
        }
    }

    private static void CheckTopicText(string document, int line, string text, Findings findings)
    {
        if (!Letters.IsChinese(InlineCode().Replace(text, "")) && Letters.HasWords(text))
        {
            findings.Add(document, line, $"not in Chinese: {text}");
        }
        else if (Letters.EnglishSentence(text) is { } sentence)
        {
            findings.Add(document, line, $"a sentence in English: {sentence}");
        }
    }

    [GeneratedRegex(@"\{\{|\b(TODO|TBD|FIXME)\b|待翻译|待补充")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^ {8}\w.*\[.*\]$")]
    private static partial Regex Output();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\[English\]\([^)]*\)")]
    private static partial Regex LanguageLink();
}
