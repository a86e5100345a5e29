namespace StarVideos.PowerShell.Progress;

/// <summary>The progress of a stage of a pipeline, or of several commands of the same stage together.</summary>
/// <param name="Taken">Rows or tasks that were taken so far.</param>
/// <param name="Done">Those that succeeded.</param>
/// <param name="Failed">Those that became errors.</param>
internal readonly record struct StageCounts(int Taken, int Done, int Failed)
{
    /// <summary>Rows whose tasks were found in the journal.</summary>
    internal int Resumed { get; init; }

    /// <summary>How long the oldest task has been waited for; null if there is none.</summary>
    internal TimeSpan? Oldest { get; init; }

    /// <summary>Running downloads that have reported their progress.</summary>
    internal int Downloading { get; init; }

    /// <summary>The bytes of these downloads that are on disk.</summary>
    internal long Received { get; init; }

    /// <summary>The sizes of these downloads in bytes.</summary>
    internal long Total { get; init; }

    /// <summary>Those that are neither done nor failed.</summary>
    internal int InHand => Taken - Done - Failed - Resumed;

    /// <summary>The counts of a command that has ended or was stopped: nothing is in progress any more.</summary>
    internal StageCounts Ended => new(Done + Failed + Resumed, Done, Failed) { Resumed = Resumed };

    /// <summary>The sums of two commands of the same stage.</summary>
    internal StageCounts With(StageCounts other) => new(Taken + other.Taken, Done + other.Done, Failed + other.Failed)
    {
        Resumed = Resumed + other.Resumed,
        Oldest = Oldest is null || other.Oldest > Oldest ? other.Oldest : Oldest,
        Downloading = Downloading + other.Downloading,
        Received = Received + other.Received,
        Total = Total + other.Total,
    };
}
