namespace StarVideos.Saving;

/// <summary>Sums up the progress of the downloads of a run.</summary>
internal sealed class RunningDownloads
{
    private readonly object _lock = new();
    private readonly Dictionary<int, DownloadProgress> _running = [];
    private int _taken;
    private int _done;

    internal SaveProgress Progress
    {
        get
        {
            lock (_lock)
            {
                return new SaveProgress(
                    _taken,
                    _done,
                    _running.Count,
                    _running.Values.Sum(static progress => progress.Received),
                    _running.Values.Sum(static progress => progress.Total ?? progress.Received));
            }
        }
    }

    /// <returns>The number of the download in the run, from 1.</returns>
    internal int Take()
    {
        lock (_lock)
        {
            return ++_taken;
        }
    }

    internal void Report(int index, DownloadProgress progress)
    {
        lock (_lock)
        {
            _running[index] = progress;
        }
    }

    internal void Finish(int index)
    {
        lock (_lock)
        {
            _running.Remove(index);
            _done++;
        }
    }
}
