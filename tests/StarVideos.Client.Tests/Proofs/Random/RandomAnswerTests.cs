using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using StarVideos.Client.Tests.Support;
using StarVideos.Querying;
using StarVideos.Time;
using Xunit.Abstractions;

namespace StarVideos.Client.Tests.Proofs.Random;

/// <summary>For any answer of a service, the call ends, with one of the promised outcomes.</summary>
public sealed class RandomAnswerTests(ITestOutputHelper output) : IDisposable
{
    private const int Answers = 100_000;

    private readonly Answering _handler = new();
    private readonly Dictionary<string, int> _counts = [];

    public void Dispose() => _handler.Dispose();

    [Fact]
    public void A_create_ends_in_one_of_three_outcomes_on_100_000_answers()
    {
        using var client = Clients.Over(_handler, new Instant());
        Trials.Run(Answers, RandomAnswer.Answers, answer => Create(client, answer));
        Report("created", "nothing created", "unknown");
    }

    [Fact]
    public void A_query_ends_with_the_task_or_an_error_on_100_000_answers()
    {
        using var client = Clients.Over(_handler, new Instant());
        var query = new TaskQuery(client);
        Trials.Run(Answers, RandomAnswer.Answers, answer => Query(query, answer));
        Report("task", "error");
    }

    private void Create(StarVideosClient client, RandomAnswer answer)
    {
        _handler.Answer = answer;
        _handler.Requests = 0;
        var (task, error) = End(client.CreateAsync(new TextRequest("A paper boat")));
        if (task is not null)
        {
            Count("created");
            Assert.True(answer.Status is >= 200 and <= 299, "created without a good status");
            Assert.True(TaskId.IsValid(task.Id), "created without a valid id");
            Assert.True(HasId(answer.Body, task.Id), "created with an id that the answer does not have");
            Assert.Equal(1, _handler.Requests);
            AssertSound(task);
            return;
        }

        AssertSound(error!);
        if (error!.Kind == StarVideosErrorKind.SubmissionOutcomeUnknown)
        {
            Count("unknown");
            Assert.False(error.IsSafeToRetry);
            Assert.Equal(1, _handler.Requests);
            return;
        }

        Count("nothing created");
        var isPause = answer.Status == 429 || (answer.Status == 503 && answer.RetryAfter is not null && RefusalOracle.Proves(answer.Body));
        Assert.True(isPause || answer.Status is 400 or 401 or 402 or 403 or 404 or 422 || (answer.Status == 200 && RefusalOracle.Proves(answer.Body)), "nothing proves that nothing was created");
        Assert.True(isPause ? _handler.Requests is >= 1 and <= 5 : _handler.Requests == 1);
    }

    private void Query(TaskQuery query, RandomAnswer answer)
    {
        _handler.Answer = answer;
        _handler.Requests = 0;
        var (task, error) = End(query.AskOnceAsync(new VideoTask { Id = "video_1" }, default));
        Assert.Equal(1, _handler.Requests);
        if (task is null)
        {
            Count("error");
            AssertSound(error!);
            Assert.NotEqual(StarVideosErrorKind.SubmissionOutcomeUnknown, error!.Kind);
            return;
        }

        Count("task");
        Assert.Equal("video_1", task.Id);
        Assert.NotEqual(VideoTaskStatus.Unknown, task.Status);
        AssertSound(task);
    }

    private static (VideoTask? Task, StarVideosException? Error) End(Task<VideoTask> call)
    {
        // The handler answers at once and the clock does not sleep, so a call that has not ended hangs.
        Assert.True(call.IsCompleted || Task.WaitAny([call], Clients.Patience) == 0, "the call hangs");
        return call.IsCompletedSuccessfully ? (call.Result, null) : (null, Assert.IsAssignableFrom<StarVideosException>(call.Exception!.InnerException));
    }

    private static void AssertSound(VideoTask task)
    {
        Assert.True(task.VideoUrl is null || task.VideoUrl.Scheme is "http" or "https", "an address that is not of the web");
        Assert.True(task.ActualDuration is null || double.IsFinite(task.ActualDuration.Value));
        foreach (var text in new[] { task.Error, task.ErrorCode, task.StatusText, task.Model })
        {
            AssertSound(text ?? "");
        }
    }

    private static void AssertSound(StarVideosException error)
    {
        AssertSound(error.Message);
        AssertSound(error.ServiceCode ?? "");
    }

    private static void AssertSound(string text)
    {
        Assert.True(text.Length <= 1000, "a text without measure");
        Assert.True(!text.Any(static letter => char.IsControl(letter) || letter is '\u202E'), "a control character");
    }

    /// <summary>Whether the text has this id, found without a JSON parser.</summary>
    private static bool HasId(byte[] body, string id) => Regex.IsMatch(Encoding.UTF8.GetString(body), $"\"id\"\\s*:\\s*(\"{Regex.Escape(id)}\"|{Regex.Escape(id)}[,}}\\s])");

    private void Count(string what) => _counts[what] = _counts.GetValueOrDefault(what) + 1;

    private void Report(params string[] outcomes)
    {
        foreach (var (what, count) in _counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{what}: {count}");
        }

        Assert.Equal(outcomes.Order(StringComparer.Ordinal), _counts.Keys.Order(StringComparer.Ordinal));
        Assert.All(_counts.Values, count => Assert.True(count > Answers / 20));
    }

    /// <summary>Gives one answer to every request.</summary>
    private sealed class Answering : HttpMessageHandler
    {
        internal RandomAnswer Answer { get; set; } = null!;

        internal int Requests { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            if (request.Content is { } content)
            {
                await content.CopyToAsync(Stream.Null, cancellationToken);
            }

            var response = new HttpResponseMessage((HttpStatusCode)Answer.Status) { Content = new ByteArrayContent(Answer.Body) };
            if (Answer.RetryAfter is { } wait)
            {
                response.Headers.TryAddWithoutValidation("Retry-After", wait);
            }

            return response;
        }
    }

    /// <summary>A clock whose waits end at once.</summary>
    private sealed class Instant : Clock
    {
        private static readonly DateTimeOffset Start = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
        private TimeSpan _elapsed;

        internal override DateTimeOffset UtcNow => Start + _elapsed;

        internal override TimeSpan Elapsed => _elapsed;

        internal override Task Delay(TimeSpan delay, CancellationToken cancellation)
        {
            _elapsed += delay;
            return Task.CompletedTask;
        }
    }
}
