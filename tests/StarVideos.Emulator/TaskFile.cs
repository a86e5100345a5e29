using System.Text;
using System.Text.Json;
using StarVideos.Emulator.Faults;

namespace StarVideos.Emulator;

/// <summary>The tasks of an emulator on disk, one per line, so that a restarted emulator knows them.</summary>
internal sealed class TaskFile(string path)
{
    private readonly Lock _lock = new();

    /// <summary>The tasks of earlier emulators: their ids and their create requests. A line that was cut by a crash is ignored.</summary>
    internal IEnumerable<(string Id, CreateRequest Request, string Body, IReadOnlyList<Fault> Words)> Read()
    {
        foreach (var line in File.Exists(path) ? File.ReadAllLines(path) : [])
        {
            if (Parse(line) is { } saved)
            {
                var request = RequestRules.Read(Encoding.UTF8.GetBytes(saved.Body));
                yield return (saved.Id, request, saved.Body, FaultGrammar.ReadPrompt(request.Prompt));
            }
        }
    }

    internal void Append(EmulatedTask task)
    {
        lock (_lock)
        {
            File.AppendAllText(path, JsonSerializer.Serialize(new Line(task.Id, task.RequestBody)) + "\n");
        }
    }

    private static Line? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Line(string Id, string Body);
}
