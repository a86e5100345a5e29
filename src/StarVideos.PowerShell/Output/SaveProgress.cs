using System.Management.Automation;
using StarVideos.Saving;

namespace StarVideos.PowerShell.Output;

/// <summary>The one progress bar of a run of downloads: how many are done, and how many bytes the others have.</summary>
internal sealed class SaveProgress
{
    private const int ActivityId = 1937;
    private const string Activity = "Saving videos";

    private readonly object _lock = new();
    private readonly Dictionary<int, DownloadProgress> _running = [];
    private int _done;
    private bool _isShown;

    /// <summary>Downloads begun so far.</summary>
    internal int Taken { get; set; }

    internal void Report(int index, DownloadProgress progress)
    {
        lock (_lock)
        {
            _running[index] = progress;
        }
    }

    internal void Done(int index)
    {
        lock (_lock)
        {
            _running.Remove(index);
            _done++;
        }
    }

    internal void Show(Cmdlet cmdlet)
    {
        ProgressRecord record;
        lock (_lock)
        {
            var received = _running.Values.Sum(static progress => progress.Received);
            var total = _running.Values.Sum(static progress => progress.Total ?? progress.Received);
            var bytes = total > 0 ? $", {TaskText.Size(received)} of {TaskText.Size(total)}" : "";
            record = new ProgressRecord(ActivityId, Activity, $"{_done} of {Taken} done{bytes}")
            {
                PercentComplete = Taken == 0 ? -1 : (int)Math.Min(100, 100 * (_done + (total > 0 ? (double)_running.Count * received / total : 0)) / Taken),
            };
        }

        _isShown = true;
        cmdlet.WriteProgress(record);
    }

    /// <summary>Only takes off the screen what was put there.</summary>
    internal void Hide(Cmdlet cmdlet)
    {
        if (_isShown)
        {
            cmdlet.WriteProgress(new ProgressRecord(ActivityId, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
