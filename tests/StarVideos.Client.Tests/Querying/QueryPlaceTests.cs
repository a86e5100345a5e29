using StarVideos.Client.Tests.Saving;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Querying;

/// <summary>A task is queried at the address at which it was made.</summary>
public class QueryPlaceTests
{
    [Fact]
    public async Task A_task_made_elsewhere_is_asked_for_there_if_the_journal_has_submitted_there()
    {
        using var folder = new SavingFolder();
        var journal = Journals.At(Path.Combine(folder.Path, "journal.jsonl"));
        await journal.Recorder.BeginAsync(new TextRequest("p"), new Uri("https://other.example.com/gateway"), null, default);
        using var handler = new ScriptedHandler(Step.Answer(200, AnswerText.Processing));
        using var client = Clients.Over(handler, journal: journal);

        var task = await client.QueryAsync(new VideoTask { Id = "video_1", BaseUri = new Uri("https://other.example.com/gateway/v1/") });

        Assert.Equal("https://other.example.com/gateway/v1/result/video_1", Assert.Single(handler.Sent).Address.AbsoluteUri);
        Assert.Equal("https://other.example.com/gateway", task.BaseUri?.AbsoluteUri);
    }

    [Fact]
    public async Task A_task_of_a_stranger_cannot_carry_the_key_to_a_host_of_its_own()
    {
        using var handler = new ScriptedHandler(Step.Answer(200, AnswerText.Processing));
        using var client = Clients.Over(handler);

        var error = await Assert.ThrowsAsync<StarVideosException>(() => client.QueryAsync(new VideoTask { Id = "video_1", BaseUri = new Uri("https://thief.example.com/kyyReactApiServer") }));

        Assert.Equal(StarVideosErrorKind.BaseUriInvalid, error.Kind);
        Assert.Contains("-BaseUri", error.Message, StringComparison.Ordinal);
        Assert.Empty(handler.Sent);
    }

    [Fact]
    public async Task A_bare_id_is_asked_for_at_the_client_and_remembers_it()
    {
        using var handler = new ScriptedHandler(Step.Answer(200, AnswerText.Processing));
        using var client = Clients.Over(handler);

        Assert.Equal(Clients.BaseUri, (await client.QueryAsync("video_1")).BaseUri);
    }

    [Theory]
    [InlineData("http://example.com/kyyReactApiServer")]
    [InlineData("file:///kyyReactApiServer")]
    [InlineData("https://user:pass@example.com")]
    public async Task A_task_cannot_carry_the_key_to_a_place_the_key_may_not_go(string place)
    {
        using var handler = new ScriptedHandler(Step.Answer(200, AnswerText.Processing));
        using var client = Clients.Over(handler);

        var error = await Assert.ThrowsAsync<StarVideosException>(() => client.QueryAsync(new VideoTask { Id = "video_1", BaseUri = new Uri(place) }));

        Assert.Equal(StarVideosErrorKind.BaseUriInvalid, error.Kind);
        Assert.Empty(handler.Sent);
    }
}
