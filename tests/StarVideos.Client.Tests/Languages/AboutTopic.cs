using System.Text.RegularExpressions;

namespace StarVideos.Client.Tests.Languages;

/// <summary>An about topic: its sections, and the lines of code in them.</summary>
internal sealed partial record AboutTopic(string Heading, int Line, List<string> Lines)
{
    /// <summary>A section begins with a line that is not indented.</summary>
    internal static List<AboutTopic> Read(string path)
    {
        var sections = new List<AboutTopic>();
        var number = 0;
        foreach (var line in LanguagePair.Lines(path))
        {
            number++;
            if (line.Length > 0 && line[0] != ' ')
            {
                sections.Add(new(line, number, []));
            }
            else
            {
                Assert.True(sections.Count > 0, $"{path}:{number}: text before the first heading");
                sections[^1].Lines.Add(line);
            }
        }

        return sections;
    }

    /// <summary>The code of the section, line by line: what is indented by eight or more, has a command in it and is no sentence.</summary>
    internal IEnumerable<string> Code() => Blocks().Where(IsCode).SelectMany(static block => block);

    private IEnumerable<List<string>> Blocks()
    {
        var block = new List<string>();
        foreach (var line in Lines.Append(""))
        {
            if (line.StartsWith("        ", StringComparison.Ordinal))
            {
                block.Add(line);
            }
            else if (block.Count > 0)
            {
                yield return block;
                block = [];
            }
        }
    }

    private static bool IsCode(List<string> block) =>
        block.Exists(static line => Command().IsMatch(line)) && !block.Exists(static line => Rule().IsMatch(line)) && !SentenceEnd().IsMatch(block[^1])
        && !block.Exists(static line => Letters.IsChinese(Quoted().Replace(line, "")));

    [GeneratedRegex(@"^ {8,16}(\$\w|[A-Z]\w+-[A-Z]\w+|pwsh |if \(|\w+-\w+ .*\|)")]
    private static partial Regex Command();

    [GeneratedRegex("---")]
    private static partial Regex Rule();

    [GeneratedRegex("[.:。：；，]$")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"|#.*")]
    private static partial Regex Quoted();
}
