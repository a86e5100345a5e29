using System.Text;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Proofs;

/// <summary>All other promises depend on this order: the intent is in the journal before the service can see the request.</summary>
public sealed class IntentFirstTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("starvideos-intent-").FullName;
    private readonly ManualClock _clock = new();

    private string Journal => Path.Combine(_folder, "journal.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task When_a_request_arrives_its_intent_is_in_the_journal_and_its_outcome_is_not()
    {
        var seen = new List<string>();
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadAsync();
            lock (seen)
            {
                seen.Add(File.Exists(Journal) ? File.ReadAllText(Journal, Encoding.UTF8) : "");
            }

            await connection.AnswerAsync(200, AnswerText.Queued);
        });
        using var client = Clients.OverSockets(server.BaseUri, _clock);

        await Submit(client).WaitAsync(Clients.Patience);

        var before = Assert.Single(seen);
        Assert.Contains("\"event\":\"intent\"", before, StringComparison.Ordinal);
        Assert.Contains("A paper boat", before, StringComparison.Ordinal);
        Assert.DoesNotContain("\"event\":\"created\"", before, StringComparison.Ordinal);
        Assert.Contains("\"event\":\"created\"", File.ReadAllText(Journal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_intent_cannot_be_written_nothing_is_sent()
    {
        using var handler = new ScriptedHandler(Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(handler, _clock);
        Directory.CreateDirectory(Journal);

        var error = await Assert.ThrowsAsync<StarVideosException>(() => Submit(client)).WaitAsync(Clients.Patience);

        Assert.Equal(StarVideosErrorKind.JournalUnavailable, error.Kind);
        Assert.Empty(handler.Sent);
    }

    private Task<VideoTask> Submit(StarVideosClient client) => Journals.At(Journal, _clock).SubmitAsync(client, new TextRequest("A paper boat"));
}
