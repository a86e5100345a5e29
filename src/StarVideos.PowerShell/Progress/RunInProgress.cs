using System.Diagnostics;
using System.Management.Automation;

namespace StarVideos.PowerShell.Progress;

/// <summary>
/// The commands of a running pipeline. Each command shows the progress of all of them while the pipeline thread waits in it. The last command
/// to end removes the bar.
/// </summary>
/// <param name="bar">The progress bar.</param>
/// <param name="commandLine">The number of the command line.</param>
internal sealed class RunInProgress(ProgressBar bar, long commandLine)
{
    /// <summary>Slightly less than the second between two ticks, so that a tick that comes a little early is shown too.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.9);

    private readonly List<ProgressPart> _parts = [];
    private readonly SortedDictionary<PipelineStage, StageCounts> _ended = [];
    private readonly Stopwatch _sinceShown = Stopwatch.StartNew();

    internal long CommandLine => commandLine;

    internal bool IsOver => _parts.Count == 0;

    internal ProgressPart Join(PSCmdlet cmdlet, PipelineStage stage, Func<StageCounts> count)
    {
        var part = new ProgressPart(this, cmdlet, stage, count);
        _parts.Add(part);
        return part;
    }

    /// <summary>Shows the progress of all commands, about once a second. The first time is after about a second, so that a short run shows nothing.</summary>
    internal void Show(PSCmdlet cmdlet)
    {
        if (_sinceShown.Elapsed < Interval)
        {
            return;
        }

        _sinceShown.Restart();
        var text = new ProgressText(Sum());
        if (text.Expected > 0)
        {
            bar.Show(cmdlet, text.Activity, text.Status, text.Percent);
        }
    }

    /// <summary>Removes a command. Its counts are kept as long as others go on.</summary>
    internal void Leave(ProgressPart part)
    {
        if (!_parts.Remove(part))
        {
            return;
        }

        Add(_ended, part.Stage, part.Counts.Ended);
        if (IsOver)
        {
            bar.Close();
        }
    }

    private SortedDictionary<PipelineStage, StageCounts> Sum()
    {
        var sum = new SortedDictionary<PipelineStage, StageCounts>(_ended);
        foreach (var part in _parts)
        {
            Add(sum, part.Stage, part.Counts);
        }

        return sum;
    }

    private static void Add(SortedDictionary<PipelineStage, StageCounts> sum, PipelineStage stage, StageCounts counts) =>
        sum[stage] = sum.TryGetValue(stage, out var others) ? others.With(counts) : counts;
}
