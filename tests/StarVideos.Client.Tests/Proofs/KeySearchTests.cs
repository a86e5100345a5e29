using System.Text;
using StarVideos.Client.Tests.Support;
using StarVideos.Journal;
using StarVideos.Querying;
using StarVideos.Saving;
using StarVideos.Submitting;
using StarVideos.Time;

namespace StarVideos.Client.Tests.Proofs;

/// <summary>
/// A service and a media host that repeat the key wherever an answer has room for it. The tests search everything that a person or a program
/// can get for the key and for its first and last four characters: errors with all their causes, messages about retries, tasks, the journal
/// byte by byte, and the names and contents of files.
/// </summary>
public sealed class KeySearchTests : IDisposable
{
    private static readonly string[] Statuses = ["200", "201", "302", "400", "401", "403", "404", "429", "500", "503", "cut"];

    private static readonly Dictionary<string, string> Forms = new()
    {
        ["whole"] = Body(TestKey.Value),
        ["header"] = Body($"Authorization: Bearer {TestKey.Value}"),
        ["escaped"] = Body(string.Concat(TestKey.Value.Select(letter => $"\\u{(int)letter:x4}"))),
        ["ends"] = Body($"{TestKey.Beginning}****{TestKey.End}"),
        ["object"] = $$$"""{"error":{"headers":{"Authorization":"Bearer {{{TestKey.Value}}}"},"key":"{{{TestKey.Value}}}"}}""",
        ["plain"] = $"bad key {TestKey.Value}",
    };

    private static readonly string Headers =
        $"WWW-Authenticate: Bearer realm=\"{TestKey.Value}\"\r\nLocation: https://elsewhere.example.com/?key={TestKey.Value}\r\nX-Key: {TestKey.Value}\r\nETag: \"{TestKey.Value}\"\r\n";

    private readonly SearchedFolder _folder = new();
    private readonly List<string> _told = [];
    private readonly ManualClock _clock = new();

    public static TheoryData<string, string> Echoes => Combine([.. Statuses, "no HTTP"]);

    /// <summary>A media host never gets the key, so its own texts are not searched. But the service is asked again.</summary>
    public static TheoryData<string, string> EchoesOfAddress => Combine(Statuses);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task A_create_shows_no_key(string status, string form)
    {
        await using var server = Echo(status, form);
        using var client = Clients.OverSockets(server.BaseUri, _clock);
        var path = _folder["journal.jsonl"];
        var journal = Journals.At(path, _clock);

        await SearchAsync(() => journal.SubmitAsync(client, new TextRequest("A paper boat", name: "boat"), told: _told.Add, onRetry: fault => _told.Add(fault.ToString())));

        Assert.NotEmpty(File.ReadAllBytes(path));
        Assert.All(journal.Tasks(_told.Add), task => Search(task));
        Assert.All(journal.History.Submissions(_told.Add).Where(entry => entry.IsUnresolved), entry => TestKey.AssertAbsentFrom(entry.Reason ?? ""));
    }

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task A_query_shows_no_key(string status, string form)
    {
        await using var server = Echo(status, form);
        using var client = Clients.OverSockets(server.BaseUri, _clock);

        await SearchAsync(() => new TaskQuery(client, (fault, _) => _told.Add(fault.ToString())).AskAsync(new VideoTask { Id = "video_1" }, default));
    }

    [Theory]
    [MemberData(nameof(EchoesOfAddress))]
    public async Task A_download_shows_no_key(string status, string form)
    {
        await using var server = Echo(status, form);
        using var client = Clients.OverSockets(server.BaseUri, _clock);
        var saver = new VideoSaver(client, new SaveOptions { Folder = _folder.Path }, (_, text) => _told.Add(text));
        var task = new VideoTask { Id = "video_1", Name = "boat", Status = VideoTaskStatus.Completed, VideoUrl = new Uri(server.BaseUri, $"/boat.mp4?key={TestKey.Value}") };

        var saved = await SearchAsync(() => saver.SaveAsync(task));

        // If a host answers with status 200 and its own content type, the content is saved as a file, whatever it is.
        foreach (var name in _folder.Names.Where(name => saved is null || name != "boat.mp4"))
        {
            TestKey.AssertAbsentFrom(name + Encoding.UTF8.GetString(File.ReadAllBytes(_folder[name])));
        }

        Assert.All(server.Requests.Where(request => request.Head.StartsWith("GET /boat", StringComparison.Ordinal)), request => Assert.DoesNotContain("Authorization", request.Head, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Searches the result of a call, all its messages, and the folder.</summary>
    private async Task<T?> SearchAsync<T>(Func<Task<T>> call)
        where T : class
    {
        T? result = null;
        try
        {
            result = await call().WaitAsync(Clients.Patience);
            if (result is VideoTask task)
            {
                Search(task);
            }
        }
        catch (StarVideosException error)
        {
            Search(error);
        }

        Assert.All(_told, TestKey.AssertAbsentFrom);
        Assert.All(_folder.Names.Where(name => name.Contains("journal", StringComparison.Ordinal)), name => TestKey.AssertAbsentFrom(File.ReadAllText(_folder[name])));
        return result;
    }

    private static void Search(Exception error)
    {
        TestKey.AssertAbsentFrom(error.ToString());
        for (var each = error; each is not null; each = each.InnerException!)
        {
            TestKey.AssertAbsentFrom(string.Join('\n', each.GetType().GetProperties().Select(property => property.GetValue(each))));
            TestKey.AssertAbsentFrom(string.Join('\n', each.Data.Keys.Cast<object>().Concat(each.Data.Values.Cast<object>())));
        }
    }

    /// <summary>ToString of a record prints each property.</summary>
    private static void Search(VideoTask task) => TestKey.AssertAbsentFrom(string.Join('\n', typeof(VideoTask).GetProperties().Select(property => property.GetValue(task))));

    private static RawServer Echo(string status, string form) => new(async connection =>
    {
        while (await connection.ReadAsync() is not null)
        {
            switch (status)
            {
                case "cut":
                    await connection.WriteAsync($"HTTP/1.1 200 OK\r\n{Headers}Content-Length: 100000\r\n\r\n{Forms[form]}");
                    return;
                case "no HTTP":
                    await connection.WriteAsync($"{TestKey.Value} {Forms[form]}\r\n\r\n");
                    return;
                case "503":
                    await connection.AnswerAsync(503, Forms[form], Headers + "Retry-After: 1\r\n");
                    break;
                default:
                    await connection.AnswerAsync(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture), Forms[form], Headers);
                    break;
            }
        }
    });

    private static TheoryData<string, string> Combine(IEnumerable<string> statuses)
    {
        var echoes = new TheoryData<string, string>();
        foreach (var (status, form) in from status in statuses from form in Forms.Keys select (status, form))
        {
            echoes.Add(status, form);
        }

        return echoes;
    }

    private static string Body(string key) =>
        $$$"""{"id":"video_1","code":"{{{key}}}","msg":"bad key {{{key}}}","status":"failed {{{key}}}","model":"{{{key}}}","video_url":"https://media.example.com/{{{key}}}?k={{{key}}}","error":{"code":"{{{key}}}","message":"the key {{{key}}} is bad","detail":"{{{key}}}"}}""";

    private sealed class SearchedFolder : IDisposable
    {
        internal string Path { get; } = Directory.CreateTempSubdirectory("starvideos-search-").FullName;

        /// <summary>The files without the journal's lock file, which is empty and may still be locked for a moment after an append.</summary>
        internal string[] Names => [.. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Select(file => System.IO.Path.GetRelativePath(Path, file))];

        internal string this[string name] => System.IO.Path.Combine(Path, name);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
