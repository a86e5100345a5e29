namespace StarVideos.Saving;

/// <summary>
/// Chooses the paths for one run. If the user gave the name, the options decide what happens to an existing file. If the name was made from
/// a prompt, an existing file is not changed, unless the journal knows it as the task's own. The video then gets its id added to the name.
/// </summary>
internal sealed class VideoPlaces(SaveOptions options, FileOwners owners)
{
    private readonly string _folder = options.Folder;
    private readonly NameReservations _names = new();

    /// <summary>A path that no other task of this run has. A second call for the same task chooses another path.</summary>
    internal VideoPlace Choose(SafeFileName name, string id)
    {
        var plain = name.ToString();
        var chosen = _names.Reserve(name, id, candidate => name.IsOfPrompt && candidate == plain ? IsAnothers(name, id) : IsTaken(name, candidate, id));
        return new VideoPlace(PathOf(chosen), name.IsOfPrompt && chosen == plain);
    }

    /// <summary>Whether the video may still have the path: no file has appeared there meanwhile, or only the task's own.</summary>
    internal bool IsFree(VideoPlace place, string id) => !place.IsOfPrompt || !Exists(place.Path) || IsOwn(place.Path, id);

    /// <summary>
    /// Whether a name made from the prompt is left to an existing file. With SkipExisting also if the video exists under the name with its id.
    /// </summary>
    private bool IsAnothers(SafeFileName name, string id) =>
        (Exists(PathOf(name.ToString())) && !IsOwn(PathOf(name.ToString()), id)) || (options.SkipExisting && File.Exists(PathOf(name.With(id, 1))));

    /// <summary>
    /// Whether the file may belong to another task. Tasks with the same name arrive in a different order in every run. So a skipped file must
    /// belong to this task: otherwise a paid video would never be downloaded.
    /// </summary>
    private bool IsTaken(SafeFileName name, string candidate, string id) =>
        (options.SkipExisting || name.IsOfPrompt) && owners.FilesFor(PathOf(candidate)).IsTaken(PathOf(candidate), id);

    /// <summary>
    /// Whether the path is the latest file of the task. Earlier lines do not count: a run that lost its name to another run has left a line with
    /// that name.
    /// </summary>
    private bool IsOwn(string path, string id) => string.Equals(owners.FilesFor(path).Find(id, _folder), path, StringComparison.OrdinalIgnoreCase);

    private string PathOf(string name) => Path.Combine(_folder, name);

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);
}
