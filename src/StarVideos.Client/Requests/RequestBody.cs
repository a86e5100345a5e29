using System.Text;
using StarVideos.Text;

namespace StarVideos;

/// <summary>A request as the service reads it. The mixed spelling of the names is the service's own.</summary>
internal static class RequestBody
{
    internal const string Model = "starvideos_o3";

    /// <summary>The same array each time, so nobody may write to it. Two threads that are first at once make two that are equal.</summary>
    internal static byte[] ToUtf8(VideoRequest request) => request.Utf8 ??= Write(request);

    /// <summary>For people: the body as one line of text.</summary>
    internal static string ToText(VideoRequest request) => Encoding.UTF8.GetString(ToUtf8(request));

    private static byte[] Write(VideoRequest request)
    {
        var sized = request as SizedVideoRequest;
        var frames = request as FirstLastFrameRequest;
        var both = request as ImageAndVideoRequest;
        var video = both?.ReferenceVideo ?? (request as VideoReferenceRequest)?.ReferenceVideo;

        using var stream = new MemoryStream();
        using (var json = JsonOutput.To(stream))
        {
            json.WriteStartObject();
            json.WriteString("model", Model);
            json.WriteString(RequestFields.Prompt, request.Prompt);
            json.WriteGiven(RequestFields.Duration, sized?.Duration);
            json.WriteGiven(RequestFields.Ratio, sized?.Ratio);
            json.WriteGiven(RequestFields.ReferenceImages, both?.ReferenceImages ?? (request as ImageReferenceRequest)?.ReferenceImages);
            json.WriteGiven(RequestFields.FirstImage, frames?.FirstImage);
            json.WriteGiven(RequestFields.LastImage, frames?.LastImage);
            json.WriteGiven(RequestFields.ReferenceVideos, video is null ? null : [video]);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
