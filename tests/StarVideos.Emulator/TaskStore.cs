using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using StarVideos.Emulator.Faults;

namespace StarVideos.Emulator;

/// <summary>The tasks of one emulator. Safe for use from any thread.</summary>
public sealed class TaskStore
{
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, EmulatedTask> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<EmulatedTask> _inOrder = new();

    // Ten digits as in the documented example, from a random start, so that two emulators do not give the same ids.
    private long _lastNumber = RandomNumberGenerator.GetInt32(1_000_000_000, 2_000_000_000) * 4L;

    private readonly TaskFile? _file;

    internal TaskStore(TimeProvider time, string? file)
    {
        _time = time;
        _file = file is null ? null : new TaskFile(file);
        foreach (var (id, request, body, words) in _file?.Read() ?? [])
        {
            Keep(new EmulatedTask(id, request, body, words, time));
        }
    }

    /// <summary>How many tasks there are.</summary>
    public int Count => _byId.Count;

    /// <summary>All tasks in the order in which they were accepted.</summary>
    public IReadOnlyList<EmulatedTask> All => [.. _inOrder];

    /// <summary>The bodies of the accepted create requests as received, in the order in which they were accepted.</summary>
    public IReadOnlyList<string> AcceptedBodies => [.. _inOrder.Select(task => task.RequestBody)];

    /// <summary>The task with this id; null if there is none.</summary>
    public EmulatedTask? Find(string id) => _byId.GetValueOrDefault(id);

    internal EmulatedTask Add(CreateRequest request, string body, IReadOnlyList<Fault> words, bool foreignId)
    {
        var id = foreignId
            ? "mcp_" + Guid.NewGuid().ToString("N")
            : "video_starvideos_" + Interlocked.Increment(ref _lastNumber).ToString(CultureInfo.InvariantCulture);
        var task = new EmulatedTask(id, request, body, words, _time);
        _file?.Append(task);
        Keep(task);
        return task;
    }

    internal void Clear()
    {
        _byId.Clear();
        _inOrder.Clear();
    }

    private void Keep(EmulatedTask task)
    {
        _byId[task.Id] = task;
        _inOrder.Enqueue(task);
    }
}
