using StarVideos.Client.Tests.Packages;

namespace StarVideos.Client.Tests.Languages;

/// <summary>A document in English and the same one in Chinese, by their paths in the repository.</summary>
internal sealed record LanguagePair(string English, string Chinese)
{
    internal const string Help = "docs/help/";
    internal const string ChineseHelp = "docs/help/zh-CN/";
    internal const string Topics = "src/StarVideos.PowerShell/en-US/";
    internal const string ChineseTopics = "src/StarVideos.PowerShell/zh-CN/";

    /// <summary>The pages of the help, one of each cmdlet.</summary>
    internal static IEnumerable<LanguagePair> Pages { get; } = Both(Help, ChineseHelp, "*-*.md");

    /// <summary>The about topics.</summary>
    internal static IEnumerable<LanguagePair> AboutTopics { get; } = Both(Topics, ChineseTopics, "about_*.txt");

    /// <summary>What is read on the web.</summary>
    internal static IEnumerable<LanguagePair> Documents { get; } = [new("README.md", "README.zh-CN.md"), new("docs/COOKBOOK.md", "docs/COOKBOOK.zh-CN.md")];

    /// <summary>The lines of a document; fails where it is missing.</summary>
    internal static string[] Lines(string path)
    {
        var file = PackageFolder.Repository(path);
        Assert.True(File.Exists(file), $"{path} is missing: both languages have the same documents.");
        return File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }

    // Of both folders, so that a document that only one of them has is found.
    private static LanguagePair[] Both(string english, string chinese, string pattern) =>
        [.. Names(english, pattern).Union(Names(chinese, pattern)).Order(StringComparer.Ordinal).Select(name => new LanguagePair(english + name, chinese + name))];

    private static IEnumerable<string> Names(string folder, string pattern)
    {
        var path = PackageFolder.Repository(folder);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path, pattern).Select(static file => Path.GetFileName(file)) : [];
    }
}
