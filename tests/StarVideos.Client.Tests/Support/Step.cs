using System.Net;
using System.Text;

namespace StarVideos.Client.Tests.Support;

/// <summary>What a <see cref="ScriptedHandler"/> does with one request.</summary>
/// <param name="ReadsBody">Whether the request is sent: its body is read first.</param>
/// <param name="Reply">The answer, or a fault.</param>
internal sealed record Step(bool ReadsBody, Func<CancellationToken, Task<HttpResponseMessage>> Reply)
{
    internal static Step Answer(int status, string body = "", params (string Name, string Value)[] headers) =>
        Answer(status, () => new StringContent(body, Encoding.UTF8, "application/json"), headers);

    internal static Step Answer(int status, byte[] body) => Answer(status, () => new ByteArrayContent(body));

    internal static Step Answer(int status, Func<HttpContent> content, params (string Name, string Value)[] headers) => new(true, _ =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = content() };
        foreach (var (name, value) in headers)
        {
            Assert.True(response.Headers.TryAddWithoutValidation(name, value));
        }

        return Task.FromResult(response);
    });

    /// <summary>The fault comes before any part of the request is sent.</summary>
    internal static Step FailUnsent(Exception? fault = null) => new(false, _ => throw fault ?? new HttpRequestException("Connection refused"));

    /// <summary>The fault comes after the request is sent.</summary>
    internal static Step FailSent(Exception? fault = null) => new(true, _ => throw fault ?? new HttpRequestException("The connection was reset"));

    internal static Step HangUnsent() => new(false, HangAsync);

    internal static Step HangSent() => new(true, HangAsync);

    private static async Task<HttpResponseMessage> HangAsync(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        throw new InvalidOperationException("Nothing ends an endless wait but cancellation.");
    }
}
