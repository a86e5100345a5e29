namespace StarVideos;

/// <summary>What the journal knows of all runs of one label. What is waiting is as last known: the service is not asked.</summary>
public sealed record BatchSummary
{
    /// <summary>The label, as the newest submission spells it. Case does not count.</summary>
    public string Batch { get; internal init; } = "";

    /// <summary>Submissions that were sent and not refused. One that was sent again in spite of its unknown outcome counts once; for the caps of <see cref="SubmitOptions"/> it counts twice.</summary>
    public int Sent { get; internal init; }

    /// <summary>Videos that were made.</summary>
    public int Made { get; internal init; }

    /// <summary>Tasks that were not ended when the service was last asked.</summary>
    public int Waiting { get; internal init; }

    /// <summary>Tasks that ended without a video.</summary>
    public int Failed { get; internal init; }

    /// <summary>Submissions of unknown outcome.</summary>
    public int Unknown { get; internal init; }

    /// <summary>Submissions whose processes are still running, so that the outcome may still come.</summary>
    public int InProgress { get; internal init; }

    /// <summary>Videos that were saved, and whose files are there.</summary>
    public int Saved { get; internal init; }

    /// <summary>Submissions of which nothing was created. Their rows may have been sent again.</summary>
    public int Rejected { get; internal init; }

    /// <summary>The lengths that were asked for, in seconds. Submissions that left the length to the service count as 0.</summary>
    public int SecondsRequested { get; internal init; }

    /// <summary>The lengths of the videos that were made, in seconds; where the service did not say, the length asked for.</summary>
    public double SecondsMade { get; internal init; }

    /// <summary>When the first submission was sent, in local time.</summary>
    public DateTime FirstAt { get; internal init; }

    /// <summary>When the last submission was sent, in local time.</summary>
    public DateTime LastAt { get; internal init; }

    /// <summary>The folder the last video was saved to; null if none was, or its file is gone.</summary>
    public string? Folder { get; internal init; }

    /// <summary>Videos that are made or still being made, have no file, and were submitted recently enough for the service to have them.</summary>
    public int ToSave { get; internal init; }

    /// <summary>The label.</summary>
    public override string ToString() => Batch;
}
