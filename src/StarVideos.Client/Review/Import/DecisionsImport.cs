using System.Globalization;
using System.Text.Json;
using StarVideos.Text;

namespace StarVideos.Review.Import;

/// <summary>Reads one decisions file, and the page that it belongs to.</summary>
internal sealed class DecisionsImport(string path, string? givenPage, VideoJournal journal)
{
    private const string What = "the file of decisions that a review page has saved";

    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    /// <exception cref="StarVideosException">See <see cref="VideoReview.Import"/>.</exception>
    internal ReviewDecisions Read()
    {
        using var file = JsonFile.Parse(path, JsonFile.Bytes(path, What));
        var json = file.RootElement;
        RequireKind(json);
        var review = json.Text("review") ?? throw ReviewFault.Of(path, "is no file of decisions: it does not say which review it is of");
        if (json.Given("decisions") is not { ValueKind: JsonValueKind.Array } list)
        {
            throw ReviewFault.Of(path, "is no file of decisions: it has no list of them");
        }

        var page = PageContent.Read(givenPage ?? PageBeside(json));
        if (page.Id != review)
        {
            throw ReviewFault.Of(path, $"is of another review: it was saved from a page with the id {Clip.Value(review)}{Titled(json.Text("title"))}, and {Clip.Message(page.Path)} has the id {Clip.Value(page.Id)}{Titled(page.Title)}");
        }

        var files = new PageFiles(page.Path, journal);
        var decisions = new List<ReviewDecision>();
        var number = 0;
        foreach (var one in list.EnumerateArray())
        {
            decisions.Add(Decision(one, ++number, page, files));
        }

        return new ReviewDecisions { Path = path, Page = page.Path, Id = page.Id, Title = page.Title, Decisions = decisions };
    }

    private static string Titled(string? title) => string.IsNullOrEmpty(title) ? "" : $" ({Clip.Value(title)})";

    private void RequireKind(JsonElement json)
    {
        if (json.Text("kind") != "starvideos-review")
        {
            throw ReviewFault.Of(path, "is no file of decisions: a review page saves one with \"kind\": \"starvideos-review\"");
        }

        var version = json.Given("v");
        if (version is not { ValueKind: JsonValueKind.Number } given || !given.TryGetInt32(out var number) || number < 1)
        {
            throw ReviewFault.Of(path, $"has no version: v {Clip.Value(version?.Shown())} must be a whole number from 1");
        }

        if (number > 1)
        {
            throw ReviewFault.Of(path, $"was saved by a page of a newer version (its format is {number}, and 1 is known here); update the module");
        }
    }

    private string PageBeside(JsonElement json)
    {
        var name = json.Text("page");
        if (string.IsNullOrWhiteSpace(name) || name!.IndexOfAny([.. Path.GetInvalidFileNameChars(), '/', '\\', ':']) >= 0 || name.Trim('.', ' ').Length == 0)
        {
            throw ReviewFault.Of(path, $"names its page {Clip.Value(name)}, which is no name of a file; say where the page is");
        }

        var beside = Path.Combine(Path.GetDirectoryName(path)!, name);
        return File.Exists(beside) ? beside : throw ReviewFault.Of(path, $"was saved from the page {Clip.Value(name)}, which is not beside it; put the file beside its page, or say where the page is");
    }

    /// <summary>Reads one decision. An error in it is reported for this decision only; the others count.</summary>
    private ReviewDecision Decision(JsonElement json, int number, PageContent page, PageFiles files)
    {
        var id = json.Text("id");
        var decision = new ReviewDecision { TaskId = id ?? "" };
        var label = string.Format(CultureInfo.InvariantCulture, "decision {0}", number);
        try
        {
            if (id is null)
            {
                throw Fault(label, "id", json.ValueKind == JsonValueKind.Object ? json.Given("id")?.Shown() : json.Shown(), "must be the id of a video on the page");
            }

            label += $" ({Clip.Clean(id, Clip.ValueLength)})";
            if (page.Find(id) is not { } entry)
            {
                throw Fault(label, "id", id, "is not on the page");
            }

            decision = decision with { TaskName = entry.Text("name") };
            if (_seen.TryGetValue(id, out var first))
            {
                throw Fault(label, "id", id, $"is there twice; decision {first} counts");
            }

            _seen.Add(id, number);
            decision = decision with { Choice = Choice(json, label), Rating = Whole(json, label, "rating", 1, 5, "must be a whole number from 1 to 5") };
            decision = WithFile(decision, entry, files, label);
            return decision.Choice == ReviewChoice.Retake ? WithRequest(decision, json, entry, label) : decision;
        }
        catch (StarVideosException fault)
        {
            return decision with { Error = fault };
        }
    }

    private ReviewChoice Choice(JsonElement json, string label) => json.Given("decision") is not { } value ? ReviewChoice.None : json.Text("decision") switch
    {
        "keep" => ReviewChoice.Keep,
        "reject" => ReviewChoice.Reject,
        "retake" => ReviewChoice.Retake,
        _ => throw Fault(label, "decision", value.Shown(), "must be keep, reject or retake"),
    };

    private int? Whole(JsonElement json, string label, string field, int least, int most, string rule) => json.Given(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) && number >= least && number <= most => number,
        { } value => throw Fault(label, field, value.Shown(), rule),
    };

    /// <summary>
    /// Adds the file of the video. A kept video needs its file. The file of a rejected one may be gone, but another file in its place is an
    /// error.
    /// </summary>
    private ReviewDecision WithFile(ReviewDecision decision, JsonElement entry, PageFiles files, string label)
    {
        var problem = "has no file: its task ended without a video, or the video was not saved when the page was written";
        var isGone = true;
        if (entry.Text("file") is { } address && files.Find(decision.TaskId, address, SizeOf(entry), out problem, out isGone) is { } file)
        {
            return decision with { File = file };
        }

        var shown = entry.Text("fileName") ?? entry.Text("file");
        var isNeeded = decision.Choice switch
        {
            ReviewChoice.Keep => true,
            ReviewChoice.Reject => !isGone,
            ReviewChoice.None => decision.Rating is not null && shown is not null,
            _ => false,
        };
        return isNeeded
            ? throw new StarVideosException(StarVideosErrorKind.VideoFileMissing, $"{Clip.Message(path)}, {label}: the video{(shown is null ? "" : " " + Clip.Value(shown))} {problem}.")
            : decision;
    }

    private static long? SizeOf(JsonElement entry) => entry.Given("size") is { ValueKind: JsonValueKind.Number } size && size.TryGetInt64(out var bytes) ? bytes : null;

    private ReviewDecision WithRequest(ReviewDecision decision, JsonElement json, JsonElement entry, string label)
    {
        var count = Whole(json, label, VideoTakes.Field, VideoTakes.Fewest, VideoTakes.Most, VideoTakes.Rule) ?? VideoTakes.Fewest;
        if (json.Given("request") is not { ValueKind: JsonValueKind.Object } asked)
        {
            throw Fault(label, "request", json.Given("request")?.Shown(), "is needed for a retake");
        }

        try
        {
            var request = RetakeRequest.Read(asked);
            return decision with { Request = request, Count = count, Edited = RetakeRequest.Edited(entry, request) };
        }
        catch (InvalidRequestException broken)
        {
            throw new StarVideosException(StarVideosErrorKind.InvalidRequest, $"{Clip.Message(path)}, {label}: {broken.Message}", broken);
        }
    }

    private StarVideosException Fault(string label, string field, object? value, string rule) => ReviewFault.Of(path, label, field, value, rule);
}
