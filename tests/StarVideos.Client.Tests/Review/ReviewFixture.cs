using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StarVideos.Client.Tests.Journal;

namespace StarVideos.Client.Tests.Review;

/// <summary>A journal, a folder for videos, and the page in it.</summary>
public abstract class ReviewFixture : JournalFixture
{
    private static readonly Regex DataElement = new("<script type=\"application/json\" id=\"review-data\">(.*?)</script>", RegexOptions.Singleline);

    internal ReviewFixture()
    {
        Videos = Directory.CreateDirectory(System.IO.Path.Combine(Folder, "videos")).FullName;
        Page = System.IO.Path.Combine(Videos, "review.html");
    }

    internal string Videos { get; }

    internal string Page { get; }

    internal string DecisionsPath => System.IO.Path.Combine(Videos, "review.json");

    /// <summary>The data of the page, as a browser reads it.</summary>
    internal JsonObject Data => JsonNode.Parse(DataElement.Match(File.ReadAllText(Page)).Groups[1].Value)!.AsObject();

    internal JsonObject[] Entries => [.. Data["entries"]!.AsArray().Select(entry => entry!.AsObject())];

    internal string[] EntryIds => [.. Entries.Select(entry => (string)entry["id"]!)];

    internal ReviewPage Export(IEnumerable<ReviewEntry> entries, ReviewOptions? options = null) =>
        VideoReview.Export(entries, Page, (options ?? new ReviewOptions()) with { Journal = Journal }, Warnings.Add);

    /// <summary>Makes a file in place of a saved video.</summary>
    internal string Video(string name, string? folder = null)
    {
        var path = System.IO.Path.Combine(folder ?? Videos, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "video " + name);
        return path;
    }

    internal static VideoTask Done(string id, string? name = null) => Task(id) with { Status = VideoTaskStatus.Completed, Name = name };

    /// <summary>Saves decisions as the page does.</summary>
    internal void Decide(params object[] decisions) => Save(new { v = 1, kind = "starvideos-review", review = (string)Data["id"]!, title = "t", page = "review.html", savedAt = DateTime.UtcNow, decisions });

    internal void Save(object file) => File.WriteAllText(DecisionsPath, file as string ?? JsonSerializer.Serialize(file));

    internal ReviewDecision[] Import() => [.. VideoReview.Import(DecisionsPath, journal: Journal).Decisions];
}
