using StarVideos.PowerShell.Output;

namespace StarVideos.PowerShell.Progress;

/// <summary>The text and percentage of the progress of a pipeline.</summary>
/// <param name="stages">The stages of the pipeline, in their order; at least one.</param>
internal sealed class ProgressText(SortedDictionary<PipelineStage, StageCounts> stages)
{
    /// <summary>How many videos are known so far. More may follow.</summary>
    internal int Expected => stages.Values.Max(static counts => counts.Taken);

    internal string Activity => stages.Count > 1 ? "Making videos" : stages.Keys.First() switch
    {
        PipelineStage.Submit => "Submitting videos",
        PipelineStage.Wait => "Waiting for videos",
        _ => "Saving videos",
    };

    internal string Status => string.Join(", ", Words());

    /// <summary>
    /// The finished part of the known videos: those that have left the last stage, and those that failed before it. A running download counts by
    /// its bytes.
    /// </summary>
    internal int Percent
    {
        get
        {
            var last = stages.Values.Last();
            var downloading = last.Total > 0 ? (double)last.Downloading * last.Received / last.Total : 0;
            return Expected == 0 ? -1 : (int)Math.Min(100, 100 * (last.Done + last.Resumed + Failed + downloading) / Expected);
        }
    }

    private int Failed => stages.Values.Sum(static counts => counts.Failed);

    private IEnumerable<string> Words()
    {
        if (stages.TryGetValue(PipelineStage.Submit, out var rows))
        {
            yield return rows.InHand > 0 ? $"{rows.Done} of {rows.Taken - rows.Resumed} submitted" : $"{rows.Done} submitted";
            if (rows.Resumed > 0)
            {
                yield return $"{rows.Resumed} resumed";
            }
        }

        if (stages.TryGetValue(PipelineStage.Wait, out var waits))
        {
            yield return $"{waits.InHand} waiting" + (waits.Oldest is { } age ? $" (oldest {Readable.Span(age)})" : "");
        }

        if (stages.TryGetValue(PipelineStage.Save, out var files))
        {
            yield return $"{files.Done} of {Expected} saved";
            if (files.Total > 0)
            {
                yield return $"{Readable.Size(files.Received)} of {Readable.Size(files.Total)}";
            }
        }
        else if (stages.ContainsKey(PipelineStage.Wait))
        {
            yield return $"{waits.Done} of {Expected} done";
        }

        if (Failed > 0)
        {
            yield return $"{Failed} failed";
        }
    }
}
