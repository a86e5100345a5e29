using System.Security.Cryptography;
using System.Text;

namespace StarVideos.Client.Tests.Proofs.PowerCuts;

/// <summary>
/// Replays a record and lists what POSIX allows a power cut to leave. Bytes that were not flushed are lost, kept, or kept in part. Any changes of
/// names that were not flushed may be lost, in any combination. A rename is two changes of names.
/// </summary>
/// <param name="root">A folder that existed before. Nothing is recorded outside of it.</param>
internal sealed class RecordedDisk(string root)
{
    /// <summary>With more changes, the surviving ones are chosen at random.</summary>
    private const int MostNamesToTryAll = 5;

    private const int NamesByLot = 30;

    /// <summary>How many random parts of the bytes are tried, in addition to none and all.</summary>
    private const int BytesByLot = 3;

    private readonly RecordedFolder _root = new();
    private readonly List<RecordedFolder> _folders = [];
    private readonly Dictionary<int, RecordedFile> _files = [];

    internal void Do(DiskOperation operation)
    {
        switch (operation.Action)
        {
            case DiskAction.MakeFolder:
                FolderOf(operation.Path).Set(Path.GetFileName(operation.Path), new RecordedFolder());
                break;
            case DiskAction.Create:
                FolderOf(operation.Path).Set(Path.GetFileName(operation.Path), _files[operation.File] = new RecordedFile());
                break;
            case DiskAction.Rename:
                var folder = FolderOf(operation.Path);
                folder.Set(Path.GetFileName(operation.NewPath), folder[Path.GetFileName(operation.Path)]);
                folder.Set(Path.GetFileName(operation.Path), null);
                break;
            case DiskAction.Delete:
                FolderOf(operation.Path).Set(Path.GetFileName(operation.Path), null);
                break;
            case DiskAction.FlushFolder:
                if (IsInside(operation.Path))
                {
                    Find(operation.Path).Flush();
                }

                break;
            case DiskAction.Promise:
                break;
            default:
                _files[operation.File].Do(operation);
                break;
        }
    }

    /// <summary>All different states of the disk after a power cut now: files by their full paths, folders without content.</summary>
    internal IEnumerable<SortedDictionary<string, byte[]?>> States(int seed)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var names in NameChoices(seed))
        {
            for (var bytes = 0; bytes < 2 + BytesByLot; bytes++)
            {
                var lot = new System.Random(seed + bytes);
                var state = new SortedDictionary<string, byte[]?>(StringComparer.Ordinal);
                var change = 0;
                Collect(root, _root, () => names[change++], bytes switch { 0 => static () => false, 1 => static () => true, _ => () => lot.Next(2) == 0 }, state);
                if (seen.Add(KeyOf(state)))
                {
                    yield return state;
                }
            }
        }
    }

    /// <summary>A key that tells two states apart.</summary>
    internal static string KeyOf(SortedDictionary<string, byte[]?> state)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, content) in state)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}|{content?.Length}|"));
            hash.AppendData(content ?? []);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private IEnumerable<bool[]> NameChoices(int seed)
    {
        var count = CountChanges(_root);
        if (count <= MostNamesToTryAll)
        {
            for (var set = 0; set < 1 << count; set++)
            {
                yield return [.. Enumerable.Range(0, count).Select(bit => (set >> bit & 1) == 1)];
            }

            yield break;
        }

        yield return new bool[count];
        yield return [.. Enumerable.Repeat(true, count)];
        var lot = new System.Random(seed);
        for (var i = 0; i < NamesByLot; i++)
        {
            yield return [.. Enumerable.Range(0, count).Select(_ => lot.Next(2) == 0)];
        }
    }

    /// <summary>When a folder is lost, all changes inside it are lost too. So the order of the walk must not depend on what survives.</summary>
    private int CountChanges(RecordedFolder folder)
    {
        _folders.Clear();
        return Walk(folder);

        int Walk(RecordedFolder next)
        {
            _folders.Add(next);
            return next.Unflushed + next.Left(static () => true).Values.OfType<RecordedFolder>().Sum(Walk);
        }
    }

    private void Collect(string path, RecordedFolder folder, Func<bool> nameSurvives, Func<bool> bytesSurvive, SortedDictionary<string, byte[]?> state)
    {
        // In the order of the walk that counted the changes.
        var left = _folders.ToDictionary(static next => next, next => next.Left(nameSurvives));
        Descend(path, folder);

        void Descend(string above, RecordedFolder next)
        {
            foreach (var (name, node) in left[next].OrderBy(static entry => entry.Key, StringComparer.Ordinal))
            {
                var full = Path.Combine(above, name);
                if (node is RecordedFile file)
                {
                    state[full] = file.Left(bytesSurvive);
                }
                else
                {
                    state[full] = null;
                    Descend(full, (RecordedFolder)node);
                }
            }
        }
    }

    private bool IsInside(string path) => path == root || path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private RecordedFolder FolderOf(string path) => Find(Path.GetDirectoryName(path)!);

    private RecordedFolder Find(string path) => path == root ? _root : (RecordedFolder)FolderOf(path)[Path.GetFileName(path)];
}
