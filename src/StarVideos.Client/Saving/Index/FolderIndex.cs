using StarVideos.Files;
using StarVideos.Journal;

namespace StarVideos.Saving.Index;

/// <summary>
/// The index of a folder of videos: a file in the JSON Lines format with a line for each saved file. The folder may have been copied from
/// another computer, so its content is not trusted.
/// </summary>
internal sealed class FolderIndex
{
    /// <summary>The name of the index. No video can have this name, because of its extension.</summary>
    internal const string FileName = "index.jsonl";

    private readonly Dictionary<string, IndexEntry> _entries = new(PathComparison.Comparer);

    private FolderIndex()
    {
    }

    /// <summary>The entries by file name. The last line of a file counts.</summary>
    internal IReadOnlyDictionary<string, IndexEntry> Entries => _entries;

    /// <summary>How many lines were skipped because they are damaged, or not of this library.</summary>
    internal int Skipped { get; private set; }

    /// <summary>How many lines were skipped because a newer version of this library wrote them.</summary>
    internal int Newer { get; private set; }

    /// <summary>Reads the index of a folder. Takes no lock and changes nothing.</summary>
    /// <param name="folder">The folder, as an absolute path.</param>
    /// <returns>The index; empty if there is none. A wrong line is no error: it is skipped and counted.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or it is a folder.</exception>
    internal static FolderIndex Read(string folder)
    {
        var index = new FolderIndex();

        // Lines are read from the end, so the first line about a file is the one that counts.
        foreach (var line in LinesBackwards.BytesBackwards(Path.Combine(folder, FileName)))
        {
            index.Add(line.Bytes);
        }

        return index;
    }

    private void Add(ArraySegment<byte> bytes)
    {
        if (bytes.Array is null)
        {
            Skipped++;
            return;
        }

        if (LinesBackwards.IsBlank(bytes))
        {
            return;
        }

        var text = LinesBackwards.WithoutMark(bytes);
        if (IndexLine.Parse(text) is { } line && line.IsUsable())
        {
            if (!_entries.ContainsKey(line.File!))
            {
                _entries.Add(line.File!, Entry(line));
            }
        }
        else if (JournalLine.VersionOf(text) > IndexLine.CurrentVersion)
        {
            Newer++;
        }
        else
        {
            Skipped++;
        }
    }

    private static DateTimeOffset? ToUtc(DateTime? time) => time is { } given ? RecordedTask.ToUtc(given) : null;

    private static IndexEntry Entry(IndexLine line) => new()
    {
        File = line.File!,
        Size = line.Size!.Value,
        Sha256 = line.Sha256,
        SavedAt = ToUtc(line.SavedAt),
        EndedAt = ToUtc(line.EndedAt),
        References = line.References ?? [],
        Task = new VideoTask
        {
            Id = line.Id!,
            Name = line.Name,
            Batch = line.Batch,
            Take = line.Take,
            TakeOf = line.Row,
            Status = VideoTaskStatus.Completed,
            Mode = RecordedTask.ToMode(line.Mode),
            Prompt = line.Prompt,
            Duration = line.Duration,
            Ratio = line.Ratio,
            ActualDuration = line.ActualDuration,
            Model = line.Model,
            CreatedAt = ToUtc(line.CreatedAt)?.LocalDateTime,
            CheckedAt = ToUtc(line.EndedAt)?.LocalDateTime,
        },
    };
}
