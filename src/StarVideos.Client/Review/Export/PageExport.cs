using System.Text;
using StarVideos.Files;
using StarVideos.Text;

namespace StarVideos.Review.Export;

/// <summary>Writes one page.</summary>
internal sealed class PageExport(string path, ReviewOptions options, Action<string> warn)
{
    private const int LongestTitle = 120;

    private readonly string _folder = Path.GetDirectoryName(path) ?? throw new InvalidRequestException("path", path, "must be the path of a file");
    private int _outside;
    private string? _firstOutside;
    private int _withoutAddress;

    /// <exception cref="StarVideosException">See <see cref="VideoReview.Export"/>.</exception>
    internal ReviewPage Write(IEnumerable<ReviewEntry> given)
    {
        var id = PageMark.Read(path);
        var replaces = id is not null || options.Force;
        if (!replaces && File.Exists(path))
        {
            throw new StarVideosException(StarVideosErrorKind.FileExists, $"{Clip.Message(path)} exists, is no review page, and was not replaced.");
        }

        if (id is null && new KnownFiles().Find(path) is not null)
        {
            throw new InvalidRequestException("Path", path, "must not be that of a saved video: a page never replaces one");
        }

        id ??= Guid.NewGuid().ToString("N");
        var entries = new GatheredEntries(options.Journal, options.Batches, warn).Of(given);
        var page = new ReviewPage { Path = path, Id = id, Title = TitleOf(entries), Entries = entries.Count };
        if (entries.Count == 0 && !options.AllowEmpty)
        {
            return page;
        }

        using (var file = TemporaryFile.Create(path, Disk.Real))
        {
            WriteTo(file, page, entries);
            file.FlushToDisk();
            file.MoveToFinal(replaces);
        }

        TellOutside();
        return page;
    }

    private void WriteTo(TemporaryFile file, ReviewPage page, List<ReviewEntry> entries)
    {
        var template = PageTemplate.Instance;
        using var stream = new PageStream(file);
        Put(stream, template.BeforeMark);
        Put(stream, PageMark.Of(page.Id));
        Put(stream, template.AfterMark);
        using (var json = JsonOutput.ToHtml(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("v", 1);
            json.WriteString("id", page.Id);
            json.WriteString("title", page.Title);
            json.WriteString("exportedAt", DateTime.UtcNow);
            PageRules.Write(json);
            json.WriteStartArray("entries");
            foreach (var entry in entries)
            {
                Write(json, entry);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        Put(stream, template.AfterData);
        stream.Complete();
    }

    private void Write(System.Text.Json.Utf8JsonWriter json, ReviewEntry entry)
    {
        var file = entry.File is { } saved ? new FileInfo(saved) : null;
        if (file is not { Exists: true })
        {
            PageEntryJson.Write(json, entry, null, null);
        }
        else
        {
            var place = RelativeAddress.Of(_folder, file.FullName, PathComparison.IsWindows);
            if (place.IsOutside || place.Address is null)
            {
                _outside++;
                _firstOutside ??= file.FullName;
                _withoutAddress += place.Address is null ? 1 : 0;
            }

            PageEntryJson.Write(json, entry, place, file);
        }

        // Writes the finished part to the file, so that the whole page is never in memory.
        json.Flush();
    }

    private void TellOutside()
    {
        if (_outside == 0)
        {
            return;
        }

        var first = Clip.Message(_firstOutside!);
        var what = _outside == 1 ? $"1 video is not in the folder of the page: {first}." : $"{_outside} videos are not in the folder of the page, the first: {first}.";
        var why = _withoutAddress == 0
            ? " The page shows them as long as both stay where they are."
            : $" {(_withoutAddress == _outside ? "They have" : $"{_withoutAddress} of them have")} no address relative to the page, for example because they are on another drive, and cannot be shown on it.";
        warn(what + why);
    }

    private string TitleOf(List<ReviewEntry> entries)
    {
        var title = options.Title;
        if (string.IsNullOrWhiteSpace(title))
        {
            title = options.Batches.Count == 1 ? options.Batches[0] : CommonBatch(entries) ?? Path.GetFileName(_folder.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar));
        }

        return Clip.Clean(title!, LongestTitle) is { Length: > 0 } shown ? shown : "Review";
    }

    /// <summary>The label that all entries have; null if they have none, or different ones.</summary>
    private static string? CommonBatch(List<ReviewEntry> entries) =>
        entries.Count > 0 && entries[0].Task.Batch is { } first && entries.TrueForAll(entry => entry.Task.Batch == first) ? first : null;

    private static void Put(PageStream stream, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        stream.Write(bytes, 0, bytes.Length);
    }
}
