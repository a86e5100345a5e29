namespace StarVideos.Stages;

/// <summary>The place a piece of work has among those that run at one time. Work that only waits for others can give it up meanwhile.</summary>
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
