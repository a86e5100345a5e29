using System.Text;
using StarVideos.Text;

namespace StarVideos;

/// <summary>Writes the JSON of a request. The mixed spelling of the field names is that of the service.</summary>
internal static class RequestBody
{
    internal const string Model = "starvideos_o3";

    /// <summary>
    /// The body. The array is made once and must not be changed. If two threads are first at the same time, both make one, with equal content.
    /// </summary>
    internal static byte[] ToUtf8(VideoRequest request) => request.Utf8 ??= Write(request);

    /// <summary>The body as one line of text, for the user.</summary>
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
