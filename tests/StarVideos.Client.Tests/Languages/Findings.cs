namespace StarVideos.Client.Tests.Languages;

/// <summary>What is wrong in a pair of documents, each with its file and line.</summary>
internal sealed class Findings
{
    private readonly List<string> _all = [];

    internal void Add(string file, int line, string what) => _all.Add($"{file}:{line}: {what}");

    /// <summary>Adds a finding where the two texts differ.</summary>
    internal void Same(string english, string chinese, string file, int line, string what)
    {
        if (english != chinese)
        {
            Add(file, line, $"{what}: '{chinese}', in English '{english}'");
        }
    }

    /// <summary>Adds a finding for each name that only one of the two has.</summary>
    internal void SameNames(IEnumerable<string> english, IEnumerable<string> chinese, LanguagePair pair, string what)
    {
        foreach (var name in english.Except(chinese))
        {
            Add(pair.Chinese, 1, $"{what} {name} is in {pair.English} only");
        }

        foreach (var name in chinese.Except(english))
        {
            Add(pair.English, 1, $"{what} {name} is in {pair.Chinese} only");
        }
    }

    internal void Check() => Assert.True(_all.Count == 0, "\n" + string.Join('\n', _all));
}
