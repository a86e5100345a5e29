namespace StarVideos.Caps;

/// <summary>A cap that has refused a row.</summary>
/// <param name="Cap">The cap.</param>
/// <param name="Used">What counted then.</param>
/// <param name="Seconds">What the row would have counted for.</param>
/// <param name="After">The number of its place: places that were given later are refused as well.</param>
internal sealed record CapReached(Cap Cap, Usage Used, int Seconds, int After)
{
    internal StarVideosException ToError(int videos) => Cap.Words.ToError(videos, Used, Cap.IsOfSeconds ? Seconds : null);
}
