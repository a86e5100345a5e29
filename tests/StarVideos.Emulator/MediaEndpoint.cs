using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;
using StarVideos.Emulator.Faults;
using StarVideos.Emulator.References;

namespace StarVideos.Emulator;

/// <summary>GET and HEAD media/{id}.mp4 on the media port: the finished video, whole or in part, for everyone who has its link.</summary>
internal sealed class MediaEndpoint(EmulatorState state)
{
    private const string Folder = "/media/";
    private const string Extension = ".mp4";

    private readonly ReferenceEndpoint _references = new(state);

    public async Task HandleAsync(HttpContext context)
    {
        state.Counters.MediaRequested();
        var request = context.Request;

        // The media host belongs to somebody else, so a client that sends the key here gives it away.
        if (KeyCheck.CarriesKey(request, state.Options.ApiKey))
        {
            state.Counters.MediaRequestedWithKey();
            await Answers.TextAsync(context, 403, "The media host must not be sent the API key.");
            return;
        }

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            await Answers.TextAsync(context, 405, "Only GET and HEAD.");
            return;
        }

        if (state.Options.References && request.Path.Value is { } path && path.StartsWith(ReferenceEndpoint.Folder, StringComparison.Ordinal))
        {
            await _references.HandleAsync(context, path[ReferenceEndpoint.Folder.Length..]);
            return;
        }

        if (FindTask(request.Path) is not { } task)
        {
            await Answers.TextAsync(context, 404, "There is no such video.");
            return;
        }

        if (!state.Links.IsValid(task, request.Query["expires"], request.Query["sig"]))
        {
            await Answers.TextAsync(context, 403, "The signature is wrong or has expired.");
            return;
        }

        if (HttpMethods.IsHead(request.Method))
        {
            // Faults are for downloads, so a HEAD request does not use them up.
            await SendAsync(context, task, version: 1, FaultPlan.None);
            return;
        }

        var number = task.MediaRequested();
        var plan = state.Faults.Plan(FaultStage.Media, task);
        await Pause.ForAsync(context, plan.Delay, state.Options.TimeProvider);
        await SendAsync(context, task, version: number > 1 && plan.Has("etag-change") ? 2 : 1, plan);
    }

    private EmulatedTask? FindTask(string? path) =>
        path is not null && path.StartsWith(Folder, StringComparison.Ordinal) && path.EndsWith(Extension, StringComparison.Ordinal)
        && path.Length > Folder.Length + Extension.Length
            ? state.Tasks.Find(path[Folder.Length..^Extension.Length])
            : null;

    private async Task SendAsync(HttpContext context, EmulatedTask task, int version, FaultPlan plan)
    {
        var identity = version == 1 ? task.Id : $"{task.Id}#{version}";
        var content = state.Options.MediaSize is { } size ? GeneratedMedia.Content(identity, size) : SampleVideos.Content(task.Request.Ratio);

        if (plan.Answer is { } fault && MediaFaults.Replaces(fault, context.Request))
        {
            await MediaFaults.AnswerAsync(context, fault, task, content);
            return;
        }

        var headers = context.Response.GetTypedHeaders();
        headers.ContentType = new MediaTypeHeaderValue("video/mp4");
        headers.ETag = new EntityTagHeaderValue($"\"{identity}\"");
        headers.LastModified = DateTimeOffset.FromUnixTimeSeconds(task.Created.ToUnixTimeSeconds());
        if (!plan.Has("no-range"))
        {
            headers.Append(HeaderNames.AcceptRanges, "bytes");
        }

        var range = plan.Has("no-range") ? ByteRange.Whole(content.Length) : ByteRange.Of(context.Request, headers, content.Length);
        if (range is null)
        {
            context.Response.Headers.ContentRange = $"bytes */{content.Length}";
            await Answers.TextAsync(context, 416, "Range not satisfiable.");
            return;
        }

        if (range.IsPart)
        {
            state.Counters.MediaRangeServed();
            context.Response.StatusCode = StatusCodes.Status206PartialContent;
            headers.ContentRange = new ContentRangeHeaderValue(range.Start, range.Start + range.Count - 1, content.Length);
        }

        if (!plan.Has("no-length"))
        {
            headers.ContentLength = range.Count;
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await SendBodyAsync(context, content, range, plan.Answer?.Name);
        }
    }

    private async Task SendBodyAsync(HttpContext context, IMediaContent content, ByteRange range, string? fault)
    {
        var count = fault is "cut" or "stall" or "short" ? range.Count / 2 : range.Count;
        await context.Response.StartAsync(context.RequestAborted);
        var sent = await MediaWriter.WriteAsync(
            context.Response.BodyWriter, content, range.Start, count, state.Options.MediaRate, state.Options.TimeProvider, context.RequestAborted);
        state.Counters.MediaSent(sent);

        // After half of the bytes. For "short" the connection is closed normally.
        if (fault == "cut")
        {
            await BodyFaults.HangUpAsync(context);
        }
        else if (fault == "stall")
        {
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
            await Pause.ForeverAsync(context);
        }
    }
}
