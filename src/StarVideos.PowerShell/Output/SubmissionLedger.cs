using StarVideos.Text;

namespace StarVideos.PowerShell.Output;

/// <summary>Which submissions nobody downstream knows of, so that a pipeline that ends early can still name what was paid for.</summary>
internal sealed class SubmissionLedger
{
    private readonly object _lock = new();
    private readonly List<VideoTask> _inHand = [];
    private readonly List<string> _unknown = [];

    internal void Created(VideoTask task)
    {
        lock (_lock)
        {
            _inHand.Add(task);
        }
    }

    internal void HandedOn(VideoTask task)
    {
        lock (_lock)
        {
            _inHand.Remove(task);
        }
    }

    internal void Unknown(VideoRequest request)
    {
        lock (_lock)
        {
            _unknown.Add(Clip.Clean(request.Name ?? request.Prompt, 60));
        }
    }

    /// <summary>Null if nothing is left to say.</summary>
    internal string? LastWords()
    {
        lock (_lock)
        {
            var words = new List<string>();
            if (_inHand.Count > 0)
            {
                words.Add($"Submitted and not passed on when the pipeline ended: {_inHand.Count}, which go on at the service. To pick them up: {ResumeCommand.For(_inHand)}");
            }

            if (_unknown.Count > 0)
            {
                words.Add($"Submitted with an unknown outcome, so that videos may exist and be billed: {_unknown.Count}: {string.Join("; ", _unknown.Take(10))}{(_unknown.Count > 10 ? "; …" : "")}. Look for them in the service's own console before you submit them anew.");
            }

            return words.Count == 0 ? null : string.Join(Environment.NewLine, words);
        }
    }
}
