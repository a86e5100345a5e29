using System.Text;
using System.Text.Json;
using StarVideos.Review.Export;

namespace StarVideos.Review.Import;

/// <summary>The data of a review page: its videos.</summary>
internal sealed class PageContent
{
    private const string What = "the review page that the decisions were made on";

    private static readonly byte[] Begin = Encoding.UTF8.GetBytes(PageTemplate.DataBegin);

    private static readonly byte[] End = Encoding.UTF8.GetBytes(PageTemplate.DataEnd);

    private readonly Dictionary<string, JsonElement> _entries = new(StringComparer.Ordinal);

    private PageContent(string path, JsonElement data)
    {
        Path = path;
        Id = data.Text("id") ?? throw ReviewFault.Of(path, "is no review page: it has no id");
        Title = data.Text("title") ?? "";
        if (data.Given("v") is not { ValueKind: JsonValueKind.Number } version || !version.TryGetInt32(out var number) || number < 1)
        {
            throw ReviewFault.Of(path, "is no review page: it has no version");
        }

        if (number > 1)
        {
            throw ReviewFault.Of(path, $"was written by a newer version of this module (its format is {number}, and 1 is known here); update the module");
        }

        if (data.Given("entries") is { ValueKind: JsonValueKind.Array } entries)
        {
            foreach (var entry in entries.EnumerateArray())
            {
                if (entry.Text("id") is { } id)
                {
                    _entries[id] = entry;
                }
            }
        }
    }

    internal string Path { get; }

    internal string Id { get; }

    internal string Title { get; }

    /// <returns>The entry; null if the page has no such video.</returns>
    internal JsonElement? Find(string id) => _entries.TryGetValue(id, out var entry) ? entry : null;

    /// <exception cref="StarVideosException">The file is missing, or is no review page.</exception>
    internal static PageContent Read(string path)
    {
        var page = JsonFile.Bytes(path, What).AsMemory();
        var begin = page.Span.IndexOf(Begin);
        if (begin < 0)
        {
            throw ReviewFault.Of(path, "is no review page: it has no data of one");
        }

        var data = page.Slice(begin + Begin.Length);
        var end = data.Span.IndexOf(End);
        return end < 0
            ? throw ReviewFault.Of(path, "is cut off: the end of its data is missing")
            : new PageContent(path, JsonFile.Parse(path, data.Slice(0, end)).RootElement);
    }
}
