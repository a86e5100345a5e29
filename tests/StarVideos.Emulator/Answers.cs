using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StarVideos.Emulator;

/// <summary>Writes the answers of the service.</summary>
internal static class Answers
{
    // The service writes its Chinese messages without \u escapes.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Builds one JSON object.</summary>
    public static byte[] Object(Action<Utf8JsonWriter> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static Task JsonAsync(HttpContext context, byte[] body, int status = StatusCodes.Status200OK) =>
        SendAsync(context, status, "application/json", body);

    public static Task JsonAsync(HttpContext context, Action<Utf8JsonWriter> fields, int status = StatusCodes.Status200OK) =>
        JsonAsync(context, Object(fields), status);

    public static Task HtmlAsync(HttpContext context, int status, string title) =>
        SendAsync(context, status, "text/html", Encoding.UTF8.GetBytes(
            $"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n</body>\r\n</html>\r\n"));

    public static Task TextAsync(HttpContext context, int status, string text) =>
        SendAsync(context, status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text + "\n"));

    /// <summary>The service's error object.</summary>
    public static Task ErrorAsync(HttpContext context, int status, string code, string message, string type) =>
        JsonAsync(context, json =>
        {
            json.WriteStartObject("error");
            json.WriteString("code", code);
            json.WriteString("message", message);
            json.WriteString("type", type);
            json.WriteEndObject();
        }, status);

    public static Task InvalidAsync(HttpContext context, string message, int status = StatusCodes.Status400BadRequest) =>
        ErrorAsync(context, status, "InvalidParameter", message, "BadRequest");

    public static Task NoHandlerAsync(HttpContext context) =>
        JsonAsync(
            context,
            json => json.WriteString("message", $"No handler found for {context.Request.Method} {context.Request.Path}"),
            StatusCodes.Status404NotFound);

    private static async Task SendAsync(HttpContext context, int status, string type, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
        }
    }
}
