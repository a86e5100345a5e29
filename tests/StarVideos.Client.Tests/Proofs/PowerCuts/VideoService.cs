using System.Net;
using System.Text;
using System.Text.Json;

namespace StarVideos.Client.Tests.Proofs.PowerCuts;

/// <summary>The service and its media host. The id and the video of a task are made from its prompt, so the task of each file is known.</summary>
/// <param name="onSent">Called with the prompt of each request that arrives.</param>
internal sealed class VideoService(Action<string> onSent) : HttpMessageHandler
{
    private const string IdPrefix = "video_";

    /// <summary>Rows whose first answer is lost.</summary>
    private readonly HashSet<string> _lost = ["row7", "row8", "row9"];

    /// <summary>The second take of the fourth row, which has the same prompt.</summary>
    internal const string SecondTake = "rowB";

    /// <summary>Rows that were sent.</summary>
    private readonly HashSet<string> _sent = [];

    internal static string[] Rows { get; } = ["row1", "row2", "row3", "row4", SecondTake, "row5", "row6", "row7", "row8", "row9"];

    internal static string PromptOf(string row) => row == SecondTake ? "row4" : row;

    internal static string IdOf(string row) => IdPrefix + row;

    /// <summary>Longer than a sector of a disk. The videos of the first and the third row have the same length.</summary>
    internal static byte[] VideoOf(string row)
    {
        var video = new byte[row is "row1" or "row3" ? 1300 : 1300 + (row[^1] * 7)];
        new System.Random(row[^1]).NextBytes(video);
        return video;
    }

    internal static VideoTask Completed(string row) => new()
    {
        Id = IdOf(row),
        Name = "shot",
        Status = VideoTaskStatus.Completed,
        VideoUrl = new Uri($"https://media.example.com/{row}.mp4"),
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Get)
        {
            var asked = request.RequestUri!.AbsolutePath;
            return Path.GetExtension(asked) == ".mp4"
                ? new HttpResponseMessage { Content = new ByteArrayContent(VideoOf(Path.GetFileNameWithoutExtension(asked))) }
                : Queued(Path.GetFileName(asked));
        }

        using var body = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        var prompt = body.RootElement.GetProperty("prompt").GetString()!;
        var row = !_sent.Add(prompt) && prompt == PromptOf(SecondTake) ? SecondTake : prompt;
        onSent(row);
        return _lost.Remove(row) ? new HttpResponseMessage(HttpStatusCode.BadGateway) : Queued(IdOf(row));
    }

    private static HttpResponseMessage Queued(string id) => new()
    {
        Content = new StringContent(
            $$"""{"id":"{{id}}","object":"video","created":1774836724,"model":"starvideos_o3","status":"queued","error":null}""",
            Encoding.UTF8,
            "application/json"),
    };
}
