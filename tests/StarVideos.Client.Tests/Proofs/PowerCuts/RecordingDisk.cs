using StarVideos.Files;

namespace StarVideos.Client.Tests.Proofs.PowerCuts;

/// <summary>A disk that records all actions. It can simulate a kill of the process at any of them.</summary>
internal sealed class RecordingDisk : Disk
{
    private readonly List<DiskOperation> _operations = [];
    private readonly Dictionary<string, int> _files = new(StringComparer.Ordinal);
    private int _made;

    /// <summary>The number of the operation before which the process is killed.</summary>
    internal int DiesAt { get; set; } = int.MaxValue;

    internal IReadOnlyList<DiskOperation> Operations
    {
        get
        {
            lock (_operations)
            {
                return [.. _operations];
            }
        }
    }

    internal void Promise(PromiseKind kind, string row, string file = "") => Do(new DiskOperation(DiskAction.Promise, "") { Promise = new Promise(kind, row, file) }, static () => { });

    internal override FileStream OpenPrivate(string path, FileMode mode, FileAccess access, FileShare share)
    {
        if (File.Exists(path))
        {
            return new RecordingFile(this, _files[path], path, mode, access, share);
        }

        FileStream? file = null;
        var number = _made++;
        Do(new DiskOperation(DiskAction.Create, path) { File = number }, () => file = new RecordingFile(this, number, path, mode, access, share));
        _files[path] = number;
        return file!;
    }

    internal override FileStream CreateVideo(string path) => OpenPrivate(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);

    internal override void MakeFolder(string path, bool isPrivate) => Do(new DiskOperation(DiskAction.MakeFolder, path), () => base.MakeFolder(path, isPrivate));

    internal override void Rename(string path, string other, bool replace)
    {
        Do(new DiskOperation(DiskAction.Rename, path) { NewPath = other }, () => base.Rename(path, other, replace));
        _files.Remove(path, out var number);
        _files[other] = number;
    }

    internal override void Delete(string path)
    {
        if (_files.Remove(path))
        {
            Do(new DiskOperation(DiskAction.Delete, path), () => base.Delete(path));
        }
    }

    internal override string? FlushFolder(string path)
    {
        Do(new DiskOperation(DiskAction.FlushFolder, path), static () => { });
        return null;
    }

    internal void Do(DiskOperation operation, Action act)
    {
        lock (_operations)
        {
            if (_operations.Count >= DiesAt)
            {
                throw new ProcessDiedException();
            }

            act();
            _operations.Add(operation);
        }
    }
}
