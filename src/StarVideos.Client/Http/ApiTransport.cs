using System.Net.Http.Headers;
using StarVideos.Answers;
using StarVideos.Text;
using StarVideos.Time;

namespace StarVideos.Http;

/// <summary>Sends one request and reads its answer, within a time limit. Never retries.</summary>
/// <param name="http">The HTTP client. It sends no credentials by itself.</param>
/// <param name="key">The key; null if there is none. Without a key nothing may be sent: see <see cref="StarVideosClient.RequireApiKey"/>.</param>
/// <param name="clock">The clock.</param>
internal sealed class ApiTransport(HttpClient http, ApiKey? key, Clock clock)
{
    private readonly AnswerReader _reader = key is null ? new(static text => text) : new(key.RemoveFrom, key.RemoveWholeFrom);

    /// <exception cref="ApiTransportException">No answer arrived.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled before anything was sent.</exception>
    internal Task<ApiReply> PostAsync(Uri address, byte[] json, TimeSpan timeout, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, address, new OneTimeContent(json), timeout, cancellation);

    /// <exception cref="ApiTransportException">No answer arrived.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    internal Task<ApiReply> GetAsync(Uri address, TimeSpan timeout, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Get, address, null, timeout, cancellation);

    private async Task<ApiReply> SendAsync(HttpMethod method, Uri address, OneTimeContent? content, TimeSpan timeout, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Authorization = (key ?? throw new InvalidOperationException("There is no key to send.")).ToHeader();
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            return await ReadAsync(response, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested && content?.HasBegun != true)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw new ApiTransportException(true, "the call was stopped before the answer came", null);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested)
        {
            throw new ApiTransportException(content?.HasBegun ?? true, $"no answer came within {timeout.TotalSeconds:0} seconds", WithoutKey(exception));
        }
        catch (Exception exception)
        {
            // The kind of fault does not matter. What matters is whether sending of the request had begun.
            throw new ApiTransportException(content?.HasBegun ?? true, Clip.Message(WithoutKey(Innermost(exception))), WithoutKey(exception));
        }
    }

    private async Task<ApiReply> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        var retryAfter = RetryAfter.Read(response, clock.UtcNow);
        byte[]? body;
        try
        {
            body = response.Content is null ? [] : await BoundedBody.ReadAsync(response.Content, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new ApiReply(status, retryAfter, null, "was cut short");
        }

        if (body is null)
        {
            return new ApiReply(status, retryAfter, null, "was too large");
        }

        var answer = _reader.Read(body);
        return new ApiReply(status, retryAfter, answer, answer is not null ? null : body.Length == 0 ? "was empty" : "was not a JSON object");
    }

    /// <summary>The framework quotes text that it could not parse, and that text may contain the key.</summary>
    private Exception? WithoutKey(Exception exception)
    {
        var text = exception.ToString();
        return WithoutKey(text) == text ? exception : null;
    }

    private string WithoutKey(string text) => key?.RemoveFrom(text) ?? text;

    /// <summary>The innermost message names the cause ("Connection refused"); the outer ones only say that something failed.</summary>
    private static string Innermost(Exception exception) => exception.GetBaseException().Message.TrimEnd('.');
}
