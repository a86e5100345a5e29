using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using RichardSzalay.MockHttp;
using StarVideos.Client.Tests.Support;
using StarVideos.Files;
using StarVideos.Journal;
using StarVideos.Saving;

namespace StarVideos.Client.Tests.Saving;

/// <summary>A media host and a service that give the answers of a test, one after the other.</summary>
internal sealed class MediaHost : IDisposable
{
    internal const string Address = "https://media.example.com/v/1.mp4?sign=SECRET";

    internal static readonly byte[] Video = [.. Enumerable.Range(0, 1000).Select(number => (byte)(number * 7))];

    private readonly MockHttpMessageHandler _handler = new();
    private readonly Queue<Func<HttpResponseMessage>> _answers = new();
    private readonly ConcurrentQueue<MediaAsk> _asked = new();

    internal MediaHost(params Func<HttpResponseMessage>[] answers)
    {
        foreach (var answer in answers)
        {
            _answers.Enqueue(answer);
        }

        _handler.When(Clients.BaseUri + "/*").Respond(_ =>
        {
            Queries++;
            return new HttpResponseMessage { Content = new StringContent(Service, null, "application/json") };
        });
        _handler.Fallback.Respond(request =>
        {
            _asked.Enqueue(new MediaAsk(request.RequestUri!, request.Headers.Range?.ToString(), request.Headers.IfRange?.ToString(), request.Headers.Authorization?.ToString()));
            return _answers.Count > 1 ? _answers.Dequeue()() : _answers.Peek()();
        });
        Client = Clients.Over(_handler, Clock);
    }

    internal ManualClock Clock { get; } = new();

    internal StarVideosClient Client { get; }

    internal SavingFolder Folder { get; } = new();

    internal List<string> Notices { get; } = [];

    internal List<string> Warnings { get; } = [];

    /// <summary>The journal; none unless a test sets one.</summary>
    internal VideoJournal? Journal { get; set; }

    /// <summary>Every request to a media host.</summary>
    internal IReadOnlyList<MediaAsk> Asked => [.. _asked];

    /// <summary>How often the task was queried at the service.</summary>
    internal int Queries { get; private set; }

    /// <summary>The answer of the service about the task.</summary>
    internal string Service { get; set; } = AnswerText.Completed;

    internal static VideoTask Task { get; } = new() { Id = "video_1", Name = "cat", Status = VideoTaskStatus.Completed, VideoUrl = new Uri(Address) };

    internal VideoSaver Saver(Disk? disk = null, bool force = false, bool skipExisting = false, TimeSpan? stall = null, string? template = null, string? folder = null, long? mostBytes = null)
    {
        var options = new SaveOptions
        {
            Folder = folder ?? Folder.Path,
            FileNameTemplate = template,
            Force = force,
            SkipExisting = skipExisting,
            StallTimeout = stall ?? Clients.Patience,
            MostBytes = mostBytes ?? long.MaxValue,
        };
        return new VideoSaver(Client, options, Journal, (_, text) => Notices.Add(text), Warnings.Add, disk);
    }

    internal Task<SavedVideo> SaveAsync() => Saver().SaveAsync(Task).WaitAsync(Clients.Patience);

    /// <summary>Saves and returns the error. The save must fail, leave no file, and show no secret.</summary>
    internal async Task<StarVideosException> FailAsync(StarVideosErrorKind kind, VideoSaver? saver = null, VideoTask? task = null)
    {
        var before = Folder.Names;
        var error = await Assert.ThrowsAnyAsync<StarVideosException>(() => (saver ?? Saver()).SaveAsync(task ?? Task)).WaitAsync(Clients.Patience);
        Assert.Equal(kind, error.Kind);
        Assert.Equal(before, Folder.Names);
        foreach (var text in Notices.Append(error.ToString()))
        {
            Assert.DoesNotContain("SECRET", text, StringComparison.Ordinal);
            TestKey.AssertAbsentFrom(text);
        }

        return error;
    }

    internal void AssertSaved(string name = "cat.mp4")
    {
        Assert.Equal([name], Folder.Names);
        Assert.Equal(Video, File.ReadAllBytes(Folder[name]));
    }

    /// <summary>The whole video, or a part of it, in one answer.</summary>
    internal static Func<HttpResponseMessage> Whole(string? tag = "\"a\"", Func<CancellationToken, Task>? end = null, int? cutAfter = null, long? length = -1, byte[]? video = null) => () =>
        Answer(200, (video ?? Video)[..(cutAfter ?? (video ?? Video).Length)], tag, length == -1 ? (video ?? Video).Length : length, end);

    /// <summary>The video from a position on.</summary>
    internal static Func<HttpResponseMessage> Rest(int from, string? tag = "\"a\"", Func<CancellationToken, Task>? end = null, int? cutAfter = null, int? claimedFrom = null, long? claimedTotal = null) => () =>
    {
        var rest = Video[from..];
        var response = Answer(206, rest[..(cutAfter ?? rest.Length)], tag, rest.Length, end);
        var total = claimedTotal ?? Video.Length;
        response.Content.Headers.ContentRange = new ContentRangeHeaderValue(claimedFrom ?? from, total - 1, total);
        return response;
    };

    internal static Func<HttpResponseMessage> Status(int status, params (string Name, string Value)[] headers) => () =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("") };
        foreach (var (name, value) in headers)
        {
            Assert.True(response.Headers.TryAddWithoutValidation(name, value));
        }

        return response;
    };

    internal static Func<HttpResponseMessage> Redirect(string location, int status = 302) => Status(status, ("Location", location));

    internal static Func<HttpResponseMessage> Fails() => () => throw new HttpRequestException("Connection refused");

    public void Dispose()
    {
        Client.Dispose();
        Folder.Dispose();
        _handler.Dispose();
    }

    private static HttpResponseMessage Answer(int status, byte[] bytes, string? tag, long? length, Func<CancellationToken, Task>? end)
    {
        var content = new StreamContent(new BodyStream(bytes, end ?? BodyStream.Ends));
        content.Headers.ContentType = new MediaTypeHeaderValue("video/mp4");
        content.Headers.ContentLength = length;
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = content };
        if (tag is not null)
        {
            Assert.True(response.Headers.TryAddWithoutValidation("ETag", tag));
        }

        return response;
    }
}

/// <summary>A request as a media host saw it.</summary>
internal sealed record MediaAsk(Uri Address, string? Range, string? IfRange, string? Authorization);
