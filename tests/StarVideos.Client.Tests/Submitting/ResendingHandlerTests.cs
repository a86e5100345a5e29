using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Submitting;

/// <summary>A handler below the client that sends a failed request again by itself.</summary>
public class ResendingHandlerTests
{
    [Fact]
    public async Task No_layer_below_can_send_a_create_twice()
    {
        using var network = new ScriptedHandler(Step.FailSent(), Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(new ResendingHandler(network));

        var error = await client.FailToCreateAsync();

        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, error.Kind);
        Assert.Single(network.Sent, sent => sent.Body.Length > 0);
    }

    [Fact]
    public async Task What_never_left_may_be_sent_by_it()
    {
        using var network = new ScriptedHandler(Step.FailUnsent(), Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(new ResendingHandler(network));

        Assert.Equal("video_1", (await client.CreateAsync(new TextRequest("A cat"))).Id);
        Assert.Single(network.Sent, sent => sent.Body.Length > 0);
    }

    private sealed class ResendingHandler(HttpMessageHandler network) : DelegatingHandler(network)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException)
            {
                return await base.SendAsync(request, cancellationToken);
            }
        }
    }
}
