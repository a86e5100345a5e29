namespace StarVideos.Browser.Tests.Support;

/// <summary>A folder with videos and the page for them, written by the library. Its name needs escaping in an address.</summary>
public sealed class ReviewFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("starvideos-").FullName;

    /// <summary>Makes the folder.</summary>
    public ReviewFolder() => Videos = Directory.CreateDirectory(Path.Combine(_root, "videos 100% #1")).FullName;

    /// <summary>Where the videos and the page are.</summary>
    public string Videos { get; }

    /// <summary>The page.</summary>
    public string Page => PathOf("review.html");

    /// <summary>Warnings of the library when the page was written.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>The path of a file in the folder.</summary>
    public string PathOf(string name) => Path.Combine(Videos, name);

    /// <summary>A path outside of the folder, for files that must not be there when the page is opened.</summary>
    public string Beside(string name) => Path.Combine(_root, name);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_root, recursive: true);

    internal ReviewPage Export(IEnumerable<Shot> shots, string page = "review.html", string title = "trailer") =>
        VideoReview.Export([.. shots.Select(Entry)], PathOf(page), new ReviewOptions { Title = title, Journal = VideoJournal.Off }, Warnings.Add);

    internal ReviewEntry Entry(Shot shot)
    {
        if (shot.File is null)
        {
            return ReviewEntry.Of(shot.ToTask());
        }

        var path = PathOf(shot.File);
        if (shot.Clip is not null && !File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(Clips.PathOf(shot.Clip), path);
        }

        if (shot.References.Length > 0)
        {
            File.AppendAllText(Path.Combine(Path.GetDirectoryName(path)!, "index.jsonl"), shot.ToIndexLine(new FileInfo(path).Length) + "\n");
        }

        return ReviewEntry.Of(shot.ToTask(), path);
    }
}
