using System.Text.RegularExpressions;
using StarVideos.Client.Tests.Packages;

namespace StarVideos.Client.Tests.Languages;

/// <summary>Where the links of a document lead, named so that both languages' links to the same thing have one name.</summary>
internal static partial class Links
{
    /// <summary>
    /// The targets, sorted: an address as it is, a file by its path in the repository without its language, a heading by its number.
    /// Adds a finding for each that leads nowhere, and for each that leads from Chinese to English where there is a Chinese document.
    /// </summary>
    internal static SortedSet<string> In(string path, List<Block> blocks, Findings findings)
    {
        var all = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var block in blocks.Where(static block => block.Kind is BlockKind.Text or BlockKind.Table or BlockKind.Heading))
        {
            foreach (Match link in Link().Matches(block.Text))
            {
                all.Add(Named(path, block, link.Groups[1].Value, findings));
            }
        }

        return all;
    }

    private static string Named(string path, Block block, string target, Findings findings)
    {
        if (target.Contains("://", StringComparison.Ordinal))
        {
            return target;
        }

        var (relative, anchor) = target.Split('#') is [var before, var after] ? (before, after) : (target, null);
        var root = PackageFolder.Repository("");
        var file = relative.Length == 0 ? path : Path.GetRelativePath(root, Path.Combine(root, Path.GetDirectoryName(path)!, relative)).Replace('\\', '/');
        if (!Path.Exists(Path.Combine(root, file)))
        {
            findings.Add(path, block.Line, $"the link to {target} leads to no file");
            return target;
        }

        // The documents name each other in their first lines.
        if (block.Line > 3 && Languageless(path) != path && Chinese(file) is { } other && File.Exists(Path.Combine(root, other)))
        {
            findings.Add(path, block.Line, $"the link to {target} leads to English, and there is {other}");
        }

        if (anchor is null)
        {
            return Languageless(file);
        }

        var headings = Markdown.Read(file).Where(static one => one.Kind == BlockKind.Heading).Select(static one => Markdown.Anchor(one.Text)).ToList();
        var number = headings.IndexOf(anchor);
        if (number < 0)
        {
            findings.Add(path, block.Line, $"the link to {target} leads to no heading");
        }

        return $"{Languageless(file)}, heading {number + 1}";
    }

    private static string Languageless(string file) =>
        file.Replace(".zh-CN.md", ".md", StringComparison.Ordinal).Replace("/zh-CN/", file.StartsWith("docs/", StringComparison.Ordinal) ? "/" : "/en-US/", StringComparison.Ordinal);

    /// <summary>Where the Chinese of an English file would be, or null if the file is Chinese.</summary>
    private static string? Chinese(string file) =>
        Languageless(file) != file ? null
        : file.StartsWith(LanguagePair.Help, StringComparison.Ordinal) ? file.Replace(LanguagePair.Help, LanguagePair.ChineseHelp, StringComparison.Ordinal)
        : file.StartsWith(LanguagePair.Topics, StringComparison.Ordinal) ? file.Replace(LanguagePair.Topics, LanguagePair.ChineseTopics, StringComparison.Ordinal)
        : Path.ChangeExtension(file, ".zh-CN.md");

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
