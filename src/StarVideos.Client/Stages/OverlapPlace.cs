namespace StarVideos.Stages;

/// <summary>The place of a piece of work under the limit. Work that only waits for others can release its place.</summary>
internal sealed class OverlapPlace(SemaphoreSlim places)
{
    private bool _isHeld = true;

    internal void GiveUp()
    {
        if (_isHeld)
        {
            _isHeld = false;
            places.Release();
        }
    }

    internal async Task TakeAgainAsync(CancellationToken cancellation)
    {
        if (!_isHeld)
        {
            await places.WaitAsync(cancellation).ConfigureAwait(false);
            _isHeld = true;
        }
    }
}
