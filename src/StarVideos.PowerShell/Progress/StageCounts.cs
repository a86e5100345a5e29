namespace StarVideos.PowerShell.Progress;

/// <summary>How far a stage of a pipeline is, or several commands of the same stage together.</summary>
/// <param name="Taken">Rows or tasks taken so far.</param>
/// <param name="Done">Those that came out as they should.</param>
/// <param name="Failed">Those that became errors.</param>
internal readonly record struct StageCounts(int Taken, int Done, int Failed)
{
    /// <summary>Rows whose tasks were found in the journal.</summary>
    internal int Resumed { get; init; }

    /// <summary>How long the oldest task has been waited for; null if there is none.</summary>
    internal TimeSpan? Oldest { get; init; }

    /// <summary>Downloads on their way that have something to report.</summary>
    internal int Downloading { get; init; }

    /// <summary>Bytes that those have on disk.</summary>
    internal long Received { get; init; }

    /// <summary>Bytes that those have in all.</summary>
    internal long Total { get; init; }

    /// <summary>Those that are neither out nor failed.</summary>
    internal int InHand => Taken - Done - Failed - Resumed;

    /// <summary>What is left of a command that has ended: it has nothing in hand any more, whether it came to its end or was stopped.</summary>
    internal StageCounts Ended => new(Done + Failed + Resumed, Done, Failed) { Resumed = Resumed };

    /// <summary>Two commands of the same stage together.</summary>
    internal StageCounts With(StageCounts other) => new(Taken + other.Taken, Done + other.Done, Failed + other.Failed)
    {
        Resumed = Resumed + other.Resumed,
        Oldest = Oldest is null || other.Oldest > Oldest ? other.Oldest : Oldest,
        Downloading = Downloading + other.Downloading,
        Received = Received + other.Received,
        Total = Total + other.Total,
    };
}
