using StarVideos.Emulator.Faults;

namespace StarVideos.Emulator;

/// <summary>The data of one emulator. Safe for use from any thread.</summary>
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

    /// <summary>The options of the emulator.</summary>
    public EmulatorOptions Options { get; }

    /// <summary>The counters.</summary>
    public EmulatorCounters Counters { get; } = new();

    /// <summary>The tasks, and the requests they were created from.</summary>
    public TaskStore Tasks { get; }

    /// <summary>When queries arrived, for all tasks; to check a limit on their rate.</summary>
    public QueryLog Queries { get; }

    /// <summary>The faults for the next requests.</summary>
    public FaultBook Faults { get; }

    /// <summary>The root of the media host.</summary>
    public Uri MediaUri { get; internal set; } = new("http://127.0.0.1/");

    internal MediaLinks Links { get; }

    /// <summary>Makes every media URL that was given out answer 403, as if it had expired.</summary>
    public void ExpireUrls()
    {
        foreach (var task in Tasks.All)
        {
            task.RevokeLinks();
        }
    }

    /// <summary>Removes all tasks, counts and added faults. The faults of the options are active again.</summary>
    public void Reset()
    {
        Tasks.Clear();
        Queries.Clear();
        Counters.Clear();
        Faults.Rearm();
    }
}
