using System.Globalization;
using System.Text;

namespace StarVideos.Emulator.Faults;

/// <summary>The right answer, damaged on its way or not sent.</summary>
internal static class BodyFaults
{
    private const int DeepLevels = 100_000;
    private const int HugeBytes = 1024 * 1024 * 1024;

    public static Task AnswerAsync(HttpContext context, Fault fault, byte[] answer) => fault.Name switch
    {
        "timeout" => Pause.ForeverAsync(context),
        "cut" => Cut(context),
        "cut-body" => CutBodyAsync(context, answer),
        "html-200" => Answers.HtmlAsync(context, 200, "Welcome to nginx!"),
        "stall-body" => StallBodyAsync(context, answer),
        "200-timeout" => Answers.JsonAsync(context, json =>
        {
            json.WriteString("code", "504");
            json.WriteString("msg", "upstream request timeout");
        }),
        "200-success" => Answers.JsonAsync(context, json => json.WriteString("msg", "提交成功")),
        "503-accepted" => Unavailable(context, fault),
        "504-accepted" => Answers.HtmlAsync(context, 504, "504 Gateway Time-out"),
        "empty" => Empty(context),
        "deep" => Answers.JsonAsync(context, Deep(answer)),
        "huge" => HugeAsync(context, answer),
        _ => throw new InvalidOperationException($"No answer is written for the fault {fault}."),
    };

    private static Task Cut(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static Task Empty(HttpContext context)
    {
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    private static async Task CutBodyAsync(HttpContext context, byte[] answer)
    {
        await SendHalfAsync(context, answer);
        await HangUpAsync(context);
    }

    private static async Task StallBodyAsync(HttpContext context, byte[] answer)
    {
        await SendHalfAsync(context, answer);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        await Pause.ForeverAsync(context);
    }

    private static async Task SendHalfAsync(HttpContext context, byte[] answer)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        await context.Response.BodyWriter.WriteAsync(answer.AsMemory(0, answer.Length / 2), context.RequestAborted);
    }

    /// <summary>The answer of a content delivery network that has passed the request on and lost the answer.</summary>
    private static Task Unavailable(HttpContext context, Fault fault)
    {
        context.Response.Headers.RetryAfter = (fault.Value ?? 1).ToString(CultureInfo.InvariantCulture);
        return Answers.HtmlAsync(context, 503, "503 Service Unavailable");
    }

    /// <summary>Resets the connection after a pause, because a reset may overtake the bytes that were written.</summary>
    public static async Task HangUpAsync(HttpContext context)
    {
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        await Task.Delay(TimeSpan.FromMilliseconds(50), context.RequestAborted);
        context.Abort();
    }

    private static byte[] Deep(byte[] answer) =>
        [.. Opened(answer, ",\"deep\":"), .. Enumerable.Repeat((byte)'[', DeepLevels), .. Enumerable.Repeat((byte)']', DeepLevels), (byte)'}'];

    private static async Task HugeAsync(HttpContext context, byte[] answer)
    {
        context.Response.ContentType = "application/json";
        var writer = context.Response.BodyWriter;
        await writer.WriteAsync(Opened(answer, ",\"padding\":\""), context.RequestAborted);

        var padding = new byte[64 * 1024];
        padding.AsSpan().Fill((byte)'a');
        for (long sent = 0; sent < HugeBytes && !context.RequestAborted.IsCancellationRequested; sent += padding.Length)
        {
            await writer.WriteAsync(padding, context.RequestAborted);
        }

        await writer.WriteAsync("\"}"u8.ToArray(), context.RequestAborted);
    }

    // The answer without its last brace, with one more field begun.
    private static byte[] Opened(byte[] answer, string field) => [.. answer.AsSpan(0, answer.Length - 1), .. Encoding.UTF8.GetBytes(field)];
}
