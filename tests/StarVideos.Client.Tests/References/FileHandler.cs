using System.Net;
using System.Net.Http.Headers;
using StarVideos.Emulator.References;

namespace StarVideos.Client.Tests.References;

/// <summary>Hosts for tests: the test answers each request.</summary>
internal sealed class FileHandler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly List<(Uri Address, string Head)> _asked = [];

    internal FileHandler(Func<HttpRequestMessage, HttpResponseMessage> answer)
        : this((request, _) => Task.FromResult(answer(request)))
    {
    }

    internal IReadOnlyList<Uri> Asked => [.. _asked.Select(asked => asked.Address)];

    internal IReadOnlyList<string> Heads => [.. _asked.Select(asked => asked.Head)];

    /// <summary>A host with the same file at every address.</summary>
    internal static FileHandler Of(string file) => new(request => Part(request, ReferenceFiles.Read(file)));

    /// <summary>The requested part of a file.</summary>
    internal static HttpResponseMessage Part(HttpRequestMessage request, byte[] file)
    {
        var range = request.Headers.Range!.Ranges.Single();
        var from = (int)range.From!.Value;
        var count = Math.Min((int)range.To!.Value, file.Length - 1) - from + 1;
        var response = new HttpResponseMessage(HttpStatusCode.PartialContent) { Content = new ByteArrayContent(file, from, count) };
        response.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, from + count - 1, file.Length);
        return response;
    }

    internal static HttpResponseMessage Redirect(string location)
    {
        var response = new HttpResponseMessage(HttpStatusCode.Found);
        response.Headers.Location = new Uri(location, UriKind.RelativeOrAbsolute);
        return response;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_asked)
        {
            _asked.Add((request.RequestUri!, request.Headers.ToString()));
        }

        return answer(request, cancellationToken);
    }
}
