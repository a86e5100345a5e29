namespace StarVideos;

/// <summary>What the journal knows about all runs of one label. Task states are those last known: the service is not asked.</summary>
public sealed record BatchSummary
{
    /// <summary>The label, as the newest submission spells it. Upper and lower case are the same label.</summary>
    public string Batch { get; internal init; } = "";

    /// <summary>
    /// Submissions that were sent and not refused. A submission of unknown outcome that was sent again counts once here; for the caps of
    /// <see cref="SubmitOptions"/> it counts twice.
    /// </summary>
    public int Sent { get; internal init; }

    /// <summary>Videos that were made.</summary>
    public int Made { get; internal init; }

    /// <summary>Tasks that had not ended when the service was last asked.</summary>
    public int Waiting { get; internal init; }

    /// <summary>Tasks that ended without a video.</summary>
    public int Failed { get; internal init; }

    /// <summary>Submissions of unknown outcome.</summary>
    public int Unknown { get; internal init; }

    /// <summary>Submissions whose processes are still running. They may still get an outcome.</summary>
    public int InProgress { get; internal init; }

    /// <summary>Videos that were saved and whose files exist.</summary>
    public int Saved { get; internal init; }

    /// <summary>Submissions of which nothing was created. Their rows may have been sent again.</summary>
    public int Rejected { get; internal init; }

    /// <summary>The requested lengths, in seconds. A submission that left the length to the service counts as 0.</summary>
    public int SecondsRequested { get; internal init; }

    /// <summary>The lengths of the videos that were made, in seconds. If the service gave no length, the requested length counts.</summary>
    public double SecondsMade { get; internal init; }

    /// <summary>When the first submission was sent, in local time.</summary>
    public DateTime FirstAt { get; internal init; }

    /// <summary>When the last submission was sent, in local time.</summary>
    public DateTime LastAt { get; internal init; }

    /// <summary>The folder that the last video was saved to; null if no video was saved, or if its file no longer exists.</summary>
    public string? Folder { get; internal init; }

    /// <summary>Videos without a file that are made or still being made. Videos that are too old to be still at the service do not count.</summary>
    public int ToSave { get; internal init; }

    /// <summary>The label.</summary>
    public override string ToString() => Batch;
}
