using StarVideos.Emulator.Faults;

namespace StarVideos.Emulator;

/// <summary>Everything one emulator remembers. Safe for use from any thread.</summary>
public sealed class EmulatorState
{
    internal EmulatorState(EmulatorOptions options)
    {
        Options = options;
        Links = new MediaLinks(options);
        Tasks = new TaskStore(options.TimeProvider, options.TaskFile);
        Queries = new QueryLog(options.TimeProvider, capacity: 200_000);
        Faults = new FaultBook(options.Faults);
    }

    /// <summary>What the emulator was started with.</summary>
    public EmulatorOptions Options { get; }

    /// <summary>What has been counted.</summary>
    public EmulatorCounters Counters { get; } = new();

    /// <summary>The tasks, and the requests they were created from.</summary>
    public TaskStore Tasks { get; }

    /// <summary>When queries arrived, over all tasks; for checks of a rate ceiling.</summary>
    public QueryLog Queries { get; }

    /// <summary>The faults for whichever request comes next.</summary>
    public FaultBook Faults { get; }

    /// <summary>The root of the media host.</summary>
    public Uri MediaUri { get; internal set; } = new("http://127.0.0.1/");

    internal MediaLinks Links { get; }

    /// <summary>Makes every media URL handed out so far answer 403, as if it had expired.</summary>
    public void ExpireUrls()
    {
        foreach (var task in Tasks.All)
        {
            task.RevokeLinks();
        }
    }

    /// <summary>Forgets all tasks, counts and added faults; the faults of the options are armed again.</summary>
    public void Reset()
    {
        Tasks.Clear();
        Queries.Clear();
        Counters.Clear();
        Faults.Rearm();
    }
}
