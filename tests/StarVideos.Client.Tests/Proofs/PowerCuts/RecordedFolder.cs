namespace StarVideos.Client.Tests.Proofs.PowerCuts;

/// <summary>A folder: the flushed names, and the later changes of names. A name leads to a file or a folder.</summary>
internal sealed class RecordedFolder
{
    private readonly Dictionary<string, object> _flushed = new(StringComparer.Ordinal);
    private readonly List<(string Name, object? Node)> _unflushed = [];
    private Dictionary<string, object> _now = new(StringComparer.Ordinal);

    /// <summary>How many changes of names a power cut may undo, each independently.</summary>
    internal int Unflushed => _unflushed.Count;

    internal object this[string name] => _now[name];

    /// <param name="name">The name.</param>
    /// <param name="node">The file or folder; null if the name is removed.</param>
    internal void Set(string name, object? node)
    {
        _unflushed.Add((name, node));
        Set(_now, name, node);
    }

    internal void Flush()
    {
        _unflushed.ForEach(change => Set(_flushed, change.Name, change.Node));
        _unflushed.Clear();
    }

    /// <param name="survives">Called for each change.</param>
    internal Dictionary<string, object> Left(Func<bool> survives)
    {
        var left = new Dictionary<string, object>(_flushed, StringComparer.Ordinal);
        foreach (var (name, node) in _unflushed)
        {
            if (survives())
            {
                Set(left, name, node);
            }
        }

        return left;
    }

    private static void Set(Dictionary<string, object> names, string name, object? node)
    {
        if (node is null)
        {
            names.Remove(name);
        }
        else
        {
            names[name] = node;
        }
    }
}
