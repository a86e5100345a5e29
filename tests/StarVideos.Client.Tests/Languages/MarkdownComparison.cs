using System.Globalization;
using System.Text.RegularExpressions;

namespace StarVideos.Client.Tests.Languages;

/// <summary>Finds what a document says in one language only: headings, code, tables, links, error ids, commands.</summary>
internal static partial class MarkdownComparison
{
    /// <param name="pair">The documents.</param>
    /// <param name="findings">Gets what differs.</param>
    /// <param name="heading">What of a heading is the same in both languages.</param>
    internal static void Compare(LanguagePair pair, Findings findings, Func<string, string> heading)
    {
        var (english, chinese) = (Markdown.Read(pair.English), Markdown.Read(pair.Chinese));
        foreach (var (one, other) in Sections(english, chinese, pair, heading, findings))
        {
            foreach (var (block, chineseBlock) in Pairs(one, other, BlockKind.Code, pair, findings))
            {
                CompareCode(block, chineseBlock, pair, findings);
            }

            foreach (var (block, chineseBlock) in Pairs(one, other, BlockKind.Table, pair, findings))
            {
                CompareTable(block, chineseBlock, pair, findings);
            }
        }

        findings.SameNames(Links.In(pair.English, english, findings), Links.In(pair.Chinese, chinese, findings), pair, "link to");
        string[] texts = [.. english.Select(static block => block.Text)], others = [.. chinese.Select(static block => block.Text)];
        findings.SameNames(ErrorIds.In(texts), ErrorIds.In(others), pair, "error id");
        findings.SameNames(CommandNames.In(texts), CommandNames.In(others), pair, "command or parameter");
    }

    /// <summary>A heading and what is below it, with the same in the other language. Behind a heading that differs, nothing can be compared.</summary>
    private static IEnumerable<(List<Block> English, List<Block> Chinese)> Sections(List<Block> english, List<Block> chinese, LanguagePair pair, Func<string, string> heading, Findings findings)
    {
        List<List<Block>> ones = Split(english), others = Split(chinese);
        foreach (var (one, other) in ones.Zip(others))
        {
            if (Name(one[0], heading) != Name(other[0], heading))
            {
                findings.Add(pair.Chinese, other[0].Line, $"heading '{Name(other[0], static text => text)}', '{Name(one[0], static text => text)}' in {pair.English}:{one[0].Line}; nothing behind it is compared");
                yield break;
            }

            yield return (one, other);
        }

        if (ones.Count != others.Count)
        {
            findings.Add(pair.Chinese, 1, $"{others.Count} headings, {ones.Count} in English");
        }
    }

    private static List<List<Block>> Split(List<Block> blocks)
    {
        var sections = new List<List<Block>>();
        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Heading || sections.Count == 0)
            {
                sections.Add([]);
            }

            sections[^1].Add(block);
        }

        return sections;
    }

    private static string Name(Block first, Func<string, string> heading) =>
        first.Kind == BlockKind.Heading ? new string('#', int.Parse(first.Info, CultureInfo.InvariantCulture)) + ' ' + heading(first.Text) : "";

    /// <summary>The blocks of a kind, the first with the first; a finding where there are not as many.</summary>
    private static (Block English, Block Chinese)[] Pairs(List<Block> english, List<Block> chinese, BlockKind kind, LanguagePair pair, Findings findings)
    {
        Block[] ones = [.. english.Where(block => block.Kind == kind)], others = [.. chinese.Where(block => block.Kind == kind)];
        if (ones.Length != others.Length)
        {
            findings.Add(pair.Chinese, chinese[0].Line, $"{others.Length} {kind} blocks below this heading, {ones.Length} in {pair.English}:{english[0].Line}");
            return [];
        }

        return [.. ones.Zip(others)];
    }

    private static void CompareCode(Block one, Block other, LanguagePair pair, Findings findings)
    {
        findings.Same(one.Info, other.Info, pair.Chinese, other.Line, "language of the block");
        if (one.Lines.Length != other.Lines.Length)
        {
            findings.Add(pair.Chinese, other.Line, $"{other.Lines.Length} lines of code, {one.Lines.Length} in {pair.English}:{one.Line}");
            return;
        }

        for (var at = 0; at < one.Lines.Length; at++)
        {
            if (CodeLine.Difference(one.Lines[at], other.Lines[at], one.Info) is { } difference)
            {
                findings.Add(pair.Chinese, other.Line + 1 + at, $"'{other.Lines[at].Trim()}' {difference}: '{one.Lines[at].Trim()}'");
            }
        }
    }

    private static void CompareTable(Block one, Block other, LanguagePair pair, Findings findings)
    {
        if (one.Lines.Length != other.Lines.Length)
        {
            findings.Add(pair.Chinese, other.Line, $"{other.Lines.Length} rows in the table, {one.Lines.Length} in {pair.English}:{one.Line}");
            return;
        }

        for (var at = 0; at < one.Lines.Length; at++)
        {
            var line = other.Line + at;
            findings.Same($"{Cells(one.Lines[at])}", $"{Cells(other.Lines[at])}", pair.Chinese, line, "cells in the row");
            findings.Same(Ids(one.Lines[at]), Ids(other.Lines[at]), pair.Chinese, line, "error ids in the row");
        }
    }

    private static string Ids(string row) => string.Join(' ', ErrorIds.In([row]));

    private static int Cells(string row) => CellEnd().Count(InlineCode().Replace(row, "")) - 1;

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellEnd();
}
