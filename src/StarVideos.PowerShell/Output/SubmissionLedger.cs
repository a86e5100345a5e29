using StarVideos.Text;

namespace StarVideos.PowerShell.Output;

/// <summary>Which submissions nobody downstream knows of, so that a pipeline that ends early can still name what was paid for.</summary>
internal sealed class SubmissionLedger
{
    /// <summary>How many rows are named where the journal has them all.</summary>
    private const int MostUnknown = 10;

    private readonly TasksInHand _inHand = new();
    private readonly List<string> _unknown = [];

    internal void Created(VideoTask task) => _inHand.Add(task);

    internal void HandedOn(VideoTask task) => _inHand.Remove(task);

    internal void Unknown(VideoRequest request)
    {
        lock (_unknown)
        {
            _unknown.Add(Clip.Clean(request.Name ?? request.Prompt, 60));
        }
    }

    /// <param name="areListed">Whether the journal has them, so that not all have to be named.</param>
    /// <returns>Null if nothing is left to say.</returns>
    internal string? LastWords(bool areListed)
    {
        var words = new List<string>();
        if (_inHand.ToArray() is { Length: > 0 } tasks)
        {
            words.Add($"Submitted and not passed on when the pipeline ended: {tasks.Length}, which go on at the service. To pick them up: {ResumeCommand.For(tasks, areListed)}");
        }

        lock (_unknown)
        {
            if (_unknown.Count > 0)
            {
                var most = areListed ? MostUnknown : int.MaxValue;
                words.Add($"Submitted with an unknown outcome, so that videos may exist and be billed: {_unknown.Count}: {string.Join("; ", _unknown.Take(most))}{(_unknown.Count > most ? "; …" : "")}. Look for them in the service's own console before you submit them anew.");
            }
        }

        return words.Count == 0 ? null : string.Join(Environment.NewLine, words);
    }
}
