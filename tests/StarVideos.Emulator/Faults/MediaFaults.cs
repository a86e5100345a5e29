using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace StarVideos.Emulator.Faults;

/// <summary>Answers in place of the video.</summary>
internal static class MediaFaults
{
    // Marks a redirected request: otherwise the fault would redirect it again and again.
    private const string Hop = "hop";

    // More bytes than any buffer on the way holds back.
    private const int SurplusBytes = 4096;

    public static bool Replaces(Fault fault, HttpRequest request) => fault.Name switch
    {
        "cut" or "stall" or "short" => false,
        "redirect" => !request.Query.ContainsKey(Hop),
        _ => true,
    };

    public static Task AnswerAsync(HttpContext context, Fault fault, EmulatedTask task, IMediaContent content)
    {
        switch (fault.Name)
        {
            case "expired":
                task.RevokeLinks();
                return Answers.TextAsync(context, 403, "This link has expired.");
            case "416":
                context.Response.Headers.ContentRange = $"bytes */{content.Length}";
                return Answers.TextAsync(context, 416, "Range not satisfiable.");
            case "429":
                context.Response.Headers.RetryAfter = (fault.Value ?? 1).ToString(CultureInfo.InvariantCulture);
                return Answers.TextAsync(context, 429, "Too many requests.");
            case "html":
                return Answers.HtmlAsync(context, 200, "Sign in to continue");
            case "redirect":
                return Redirect(context, OtherHost(context.Request));
            case "redirect-loop":
                return Redirect(context, Here(context.Request, context.Request.Host.Host));
            case "redirect-file":
                return Redirect(context, "file:///etc/passwd");
            case "long":
                return LongAsync(context, content);
            default:
                return Answers.TextAsync(context, int.Parse(fault.Name, CultureInfo.InvariantCulture), "Asked for as a fault.");
        }
    }

    private static Task Redirect(HttpContext context, string location)
    {
        context.Response.StatusCode = 302;
        context.Response.ContentLength = 0;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    }

    private static string OtherHost(HttpRequest request) => Here(request, request.Host.Host == "127.0.0.1" ? "localhost" : "127.0.0.1");

    private static string Here(HttpRequest request, string host)
    {
        var hop = int.TryParse(request.Query[Hop], NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last + 1 : 1;
        var query = request.Query.Where(pair => pair.Key != Hop).ToDictionary(pair => pair.Key, pair => (string?)pair.Value);
        query[Hop] = hop.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString($"{request.Scheme}://{host}:{request.Host.Port}{request.Path}", query);
    }

    /// <summary>Written directly to the connection, because the server would not send more bytes than announced.</summary>
    private static async Task LongAsync(HttpContext context, IMediaContent content)
    {
        var connection = context.Features.GetRequiredFeature<IConnectionTransportFeature>().Transport.Output;
        var head = "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nConnection: close\r\n"
            + $"Content-Length: {content.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n";
        await connection.WriteAsync(Encoding.ASCII.GetBytes(head), context.RequestAborted);
        await MediaWriter.WriteAsync(connection, content, 0, content.Length, rate: null, TimeProvider.System, context.RequestAborted);
        await connection.WriteAsync(new byte[SurplusBytes], context.RequestAborted);
        await Task.Delay(TimeSpan.FromMilliseconds(50), context.RequestAborted);
        context.Abort();
    }
}
