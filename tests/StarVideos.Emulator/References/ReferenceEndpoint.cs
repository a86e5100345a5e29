using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;
using StarVideos.Emulator.Faults;

namespace StarVideos.Emulator.References;

/// <summary>
/// GET and HEAD references/{name} on the media port. The query of the address is ignored: tests use it for a signature, or to make addresses
/// different.
/// </summary>
internal sealed class ReferenceEndpoint(EmulatorState state)
{
    public const string Folder = "/references/";

    private const int FewBytes = 16;
    private const int SlowRate = 20;

    public async Task HandleAsync(HttpContext context, string name)
    {
        if (name.Length == 0)
        {
            await Answers.TextAsync(context, 200, string.Join('\n', ReferenceCatalog.All.Select(each => $"{each.Name,-20} {each.Summary}")));
        }
        else if (ReferenceCatalog.Find(name) is not { } one)
        {
            await Answers.TextAsync(context, 404, "There is no such reference.");
        }
        else if (one.Location is { } location)
        {
            context.Response.StatusCode = one.Status!.Value;
            context.Response.ContentLength = 0;
            context.Response.Headers.Location = location(context.Request);
        }
        else if (one.Status is { } status)
        {
            await Answers.TextAsync(context, status, one.Summary);
        }
        else if (one.Fault == BodyFault.Silent)
        {
            await Pause.ForeverAsync(context);
        }
        else
        {
            await SendAsync(context, one, one.Content!());
        }
    }

    private async Task SendAsync(HttpContext context, ReferenceCase one, IMediaContent content)
    {
        var headers = context.Response.GetTypedHeaders();
        context.Response.ContentType = one.ContentType;
        var range = ByteRange.Whole(content.Length);
        if (one.HasRanges)
        {
            headers.Append(HeaderNames.AcceptRanges, "bytes");
            if (ByteRange.Of(context.Request, headers, content.Length) is not { } asked)
            {
                context.Response.Headers.ContentRange = $"bytes */{content.Length}";
                context.Response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
                context.Response.ContentLength = 0;
                return;
            }

            range = asked;
        }

        if (range.IsPart)
        {
            context.Response.StatusCode = StatusCodes.Status206PartialContent;
            headers.ContentRange = new ContentRangeHeaderValue(range.Start, range.Start + range.Count - 1, content.Length);
        }

        if (one.Fault != BodyFault.Endless)
        {
            headers.ContentLength = range.Count;
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await SendBodyAsync(context, content, range, one.Fault);
        }
    }

    private async Task SendBodyAsync(HttpContext context, IMediaContent content, ByteRange range, BodyFault fault)
    {
        await context.Response.StartAsync(context.RequestAborted);
        var count = fault is BodyFault.Cut or BodyFault.Stalls ? Math.Min(FewBytes, range.Count) : range.Count;
        state.Counters.MediaSent(await WriteAsync(content, range.Start, count, fault == BodyFault.Slow ? SlowRate : null));
        switch (fault)
        {
            case BodyFault.Stalls:
                await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
                await Pause.ForeverAsync(context);
                break;
            case BodyFault.Cut:
                await BodyFaults.HangUpAsync(context);
                break;
            case BodyFault.Endless:
                state.Counters.MediaSent(await WriteAsync(new SparseContent([], long.MaxValue, []), 0, long.MaxValue, null));
                break;
        }

        Task<long> WriteAsync(IMediaContent bytes, long from, long many, long? rate) =>
            MediaWriter.WriteAsync(context.Response.BodyWriter, bytes, from, many, rate, state.Options.TimeProvider, context.RequestAborted);
    }
}
