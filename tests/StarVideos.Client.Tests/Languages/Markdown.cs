using System.Text.RegularExpressions;

namespace StarVideos.Client.Tests.Languages;

/// <summary>Splits a document into its blocks.</summary>
internal static partial class Markdown
{
    internal static List<Block> Read(string path) => [.. Split(LanguagePair.Lines(path))];

    /// <summary>The address part of a heading, as GitHub makes it.</summary>
    internal static string Anchor(string heading) =>
        AnchorMark().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    private static IEnumerable<Block> Split(string[] lines)
    {
        var text = new List<string>();
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at];
            var fence = Fence().Match(line);
            var heading = Heading().Match(line);
            var begins = fence.Success || heading.Success || line.Trim().Length == 0 || Item().IsMatch(line) || Row(line) || (at == 0 && line == "---");
            if (begins && text.Count > 0)
            {
                yield return new(BlockKind.Text, "", [.. text], at + 1 - text.Count);
                text.Clear();
            }

            if (fence.Success)
            {
                var end = Until(lines, at + 1, one => one.TrimStart().StartsWith("```", StringComparison.Ordinal));
                var indent = fence.Groups[1].Length;
                yield return new(BlockKind.Code, fence.Groups[2].Value, [.. lines[(at + 1)..end].Select(one => one.Length >= indent ? one[indent..] : one)], at + 1);
                at = end;
            }
            else if (heading.Success)
            {
                yield return new(BlockKind.Heading, heading.Groups[1].Length.ToString(System.Globalization.CultureInfo.InvariantCulture), [heading.Groups[2].Value], at + 1);
            }
            else if (at == 0 && line == "---")
            {
                var end = Until(lines, 1, static one => one == "---");
                yield return new(BlockKind.FrontMatter, "", lines[1..end], 1);
                at = end;
            }
            else if (Row(line))
            {
                var end = Until(lines, at, static one => !Row(one));
                yield return new(BlockKind.Table, "", lines[at..end], at + 1);
                at = end - 1;
            }
            else if (line.Trim().Length > 0)
            {
                text.Add(line.Trim());
            }
        }

        if (text.Count > 0)
        {
            yield return new(BlockKind.Text, "", [.. text], lines.Length + 1 - text.Count);
        }
    }

    private static bool Row(string line) => line.StartsWith('|');

    private static int Until(string[] lines, int from, Func<string, bool> isEnd)
    {
        while (from < lines.Length && !isEnd(lines[from]))
        {
            from++;
        }

        return from;
    }

    [GeneratedRegex(@"^( *)```(\w*)")]
    private static partial Regex Fence();

    [GeneratedRegex("^(#{1,6}) (.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*([-*]|\d+\.) ")]
    private static partial Regex Item();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex AnchorMark();
}
