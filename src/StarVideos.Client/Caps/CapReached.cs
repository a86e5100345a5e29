namespace StarVideos.Caps;

/// <summary>A cap that has refused a row.</summary>
/// <param name="Cap">The cap that was reached.</param>
/// <param name="Used">What was counted at that moment.</param>
/// <param name="Seconds">The seconds that the refused row would have counted for.</param>
/// <param name="After">The number of the refused place. Every later place is refused as well.</param>
internal sealed record CapReached(Cap Cap, Usage Used, int Seconds, int After)
{
    internal StarVideosException ToError(int videos) => Cap.Words.ToError(videos, Used, Cap.IsOfSeconds ? Seconds : null);
}
