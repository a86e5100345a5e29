using StarVideos.Text;

namespace StarVideos.Client.Tests.Languages;

/// <summary>The about topics are the same in both languages: sections, code, error ids; and Get-Help can show them.</summary>
public sealed class AboutTopicTests
{
    public static TheoryData<string> Topics => [.. LanguagePair.AboutTopics.Select(static pair => Path.GetFileName(pair.English))];

    [Fact]
    public void There_are_two() => Assert.Equal(2, LanguagePair.AboutTopics.Count());

    [Theory]
    [MemberData(nameof(Topics))]
    public void Topic_has_the_same_parts_in_both_languages(string topic)
    {
        var pair = new LanguagePair(LanguagePair.Topics + topic, LanguagePair.ChineseTopics + topic);
        var (english, chinese) = (AboutTopic.Read(pair.English), AboutTopic.Read(pair.Chinese));
        var findings = new Findings();
        if (english.Count != chinese.Count)
        {
            findings.Add(pair.Chinese, 1, $"{chinese.Count} sections ({string.Join(", ", chinese.Select(static one => one.Heading))}), in English {english.Count} ({string.Join(", ", english.Select(static one => one.Heading))})");
        }

        foreach (var (one, other) in english.Zip(chinese).Where(_ => english.Count == chinese.Count))
        {
            CompareCode(one, other, pair, findings);
            findings.Same(Ids(one), Ids(other), pair.Chinese, other.Line, $"error ids in the section '{one.Heading}'");
        }

        findings.SameNames(CommandNames.In(english.SelectMany(static one => one.Lines)), CommandNames.In(chinese.SelectMany(static one => one.Lines)), pair, "command or parameter");
        Assert.Contains(english, static section => section.Code().Any());
        findings.Check();
    }

    /// <summary>Get-Help shows the fifth line as the synopsis, and wraps nothing.</summary>
    [Theory]
    [MemberData(nameof(Topics))]
    public void Chinese_topic_begins_as_GetHelp_reads_it_and_fits_80_columns(string topic)
    {
        var path = LanguagePair.ChineseTopics + topic;
        var lines = LanguagePair.Lines(path);
        var findings = new Findings();
        if (lines[1].Trim() != topic[..^".help.txt".Length])
        {
            findings.Add(path, 2, $"'{lines[1]}' is to be the name of the topic");
        }

        if (!Letters.IsChinese(lines[4]))
        {
            findings.Add(path, 5, $"'{lines[4]}' is to be the short description in Chinese");
        }

        for (var at = 0; at < lines.Length; at++)
        {
            if (DisplayWidth.Of(lines[at]) > 80)
            {
                findings.Add(path, at + 1, $"{DisplayWidth.Of(lines[at])} columns, at most 80: '{lines[at]}'");
            }
        }

        findings.Check();
    }

    private static void CompareCode(AboutTopic one, AboutTopic other, LanguagePair pair, Findings findings)
    {
        string[] lines = [.. one.Code()], others = [.. other.Code()];
        if (lines.Length != others.Length)
        {
            findings.Add(pair.Chinese, other.Line, $"{others.Length} lines of code in the section '{other.Heading}', {lines.Length} in '{one.Heading}' ({pair.English}:{one.Line})\n    English: {string.Join("\n             ", lines)}\n    Chinese: {string.Join("\n             ", others)}");
            return;
        }

        foreach (var (line, chinese) in lines.Zip(others))
        {
            if (CodeLine.Difference(line, chinese, "powershell") is { } difference)
            {
                findings.Add(pair.Chinese, other.Line + 1 + other.Lines.IndexOf(chinese), $"'{chinese.Trim()}' {difference}: '{line.Trim()}'");
            }
        }
    }

    private static string Ids(AboutTopic section) => string.Join(' ', ErrorIds.In(section.Lines));
}
