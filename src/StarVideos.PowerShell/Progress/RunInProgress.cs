using System.Diagnostics;
using System.Management.Automation;

namespace StarVideos.PowerShell.Progress;

/// <summary>
/// The commands of a pipeline that runs. Whichever the pipeline thread waits in shows how far all of them are; the last to leave takes
/// the bar away.
/// </summary>
/// <param name="bar">Where to show it.</param>
/// <param name="commandLine">The number of the command line that it belongs to.</param>
internal sealed class RunInProgress(ProgressBar bar, long commandLine)
{
    /// <summary>A little less than the second between two ticks, so that a tick that comes a little early shows something too.</summary>
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

    /// <summary>Shows how far all are, about once a second; the first time after about a second, so that a short run shows nothing.</summary>
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

    /// <summary>What the command counted stays counted as long as others go on.</summary>
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
