namespace StarVideos.Browser.Tests.Support;

/// <summary>A typical review: rows with takes of several lengths and ratios, other modes, a failed task and a cancelled one.</summary>
internal static class Sample
{
    internal const string Harbour1 = "video_starvideos_1";
    internal const string Harbour2 = "video_starvideos_2";
    internal const string Harbour3 = "video_starvideos_3";
    internal const string Fox1 = "video_starvideos_4";
    internal const string Fox2 = "video_starvideos_5";
    internal const string Moth = "video_starvideos_6";
    internal const string Glacier = "video_starvideos_7";
    internal const string Tea = "video_starvideos_8";
    internal const string Whale = "video_starvideos_9";

    /// <summary>How many entries have a video.</summary>
    internal const int Videos = 7;

    internal static Shot[] Shots { get; } =
    [
        new(Harbour1) { Name = "harbour", Row = "harbour", Take = 1, File = "harbour.mp4", Clip = Clips.Wide },
        new(Harbour2) { Name = "harbour", Row = "harbour", Take = 2, File = "harbour-2.mp4", Clip = Clips.Tall, At = 40, Took = 130 },
        new(Harbour3) { Name = "harbour", Row = "harbour", Take = 3, File = "harbour-3.mp4", Clip = Clips.Square, At = 80, Took = 70 },
        new(Fox1) { Name = "fox", Prompt = "A fox runs through fresh snow", Row = "fox", Take = 1, File = "takes/fox #1.mp4", Batch = "trailer-2", At = 120 },
        new(Fox2) { Name = "fox", Prompt = "A fox runs through fresh snow", Row = "fox", Take = 2, File = "takes/fox #2.mp4", Batch = "trailer-2", At = 160 },
        new(Moth) { Name = "moth", Prompt = "A moth on a lampshade, macro", Mode = VideoMode.ImageReference, Duration = null, Ratio = null, File = "moth.mp4", References = ["https://example.com/moth.png", "https://cdn.example.com/lamp.png?…"], At = 200 },
        new(Glacier) { Name = "glacier", Prompt = "Ice calving in slow motion", Status = VideoTaskStatus.Failed, Error = "The prompt was refused by the content check.", ErrorCode = "ContentRejected", At = 240, Took = 20 },
        new(Tea) { Name = "tea", Prompt = "Steam rises from a cup of tea", Status = VideoTaskStatus.Cancelled, At = 280 },
        new(Whale) { Name = "whale", Prompt = "A whale turns under a small boat", Mode = VideoMode.FirstLastFrame, File = "whale.mp4", References = ["https://example.com/first.png", "https://example.com/last.png"], At = 320, Took = 200 },
    ];
}
