using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace StarVideos.Bench;

/// <summary>
/// A service whose videos have the requested size: <c>/media/BYTES</c>, served from memory as fast as Kestrel can. Every task is
/// completed at once. The size is the last part of the task's id, for example <c>video-1048576</c>.
/// </summary>
internal static class FileServer
{
    private static readonly byte[] Block = new byte[1024 * 1024];

    internal static async Task<int> RunAsync()
    {
        new Random(1).NextBytes(Block);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/kyyReactApiServer/v1/result/{id}", (string id, HttpRequest request) =>
            Results.Json(new { id, status = "completed", video_url = $"http://{request.Host}/media/{id.Split('-')[^1]}" }));
        app.MapGet("/media/{bytes:long}", async (long bytes, HttpResponse response) =>
        {
            response.ContentLength = bytes;
            response.ContentType = "video/mp4";
            for (var left = bytes; left > 0; left -= Block.Length)
            {
                await response.Body.WriteAsync(Block.AsMemory(0, (int)Math.Min(left, Block.Length)));
            }
        });
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(app.Urls.Single()));
        await app.RunAsync();
        return 0;
    }
}
