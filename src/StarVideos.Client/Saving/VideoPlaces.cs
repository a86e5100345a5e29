namespace StarVideos.Saving;

/// <summary>
/// Chooses the files of one run. A name that was given is the user's, and what happens to a file of that name is what the options say. A
/// name made of a prompt is nobody's: a file that has it already is left alone, unless the journal knows it as the task's own, and the
/// video gets its id added to the name.
/// </summary>
internal sealed class VideoPlaces(SaveOptions options, FileOwners owners)
{
    private readonly string _folder = options.Folder;
    private readonly NameReservations _names = new();

    /// <summary>A name that no other task of this run has. Called again for a task, it chooses another one.</summary>
    internal VideoPlace Choose(SafeFileName name, string id)
    {
        var plain = name.ToString();
        var chosen = _names.Reserve(name, id, candidate => name.IsOfPrompt && candidate == plain ? IsAnothers(name, id) : IsTaken(name, candidate, id));
        return new VideoPlace(PathOf(chosen), name.IsOfPrompt && chosen == plain);
    }

    /// <summary>Whether the video may still have the place: no file has come there meanwhile, or the task's own.</summary>
    internal bool IsFree(VideoPlace place, string id) => !place.IsOfPrompt || !Exists(place.Path) || IsOwn(place.Path, id);

    /// <summary>Whether the name made of the prompt is to be left to what has it; with -SkipExisting also where the video is there with its id.</summary>
    private bool IsAnothers(SafeFileName name, string id) =>
        (Exists(PathOf(name.ToString())) && !IsOwn(PathOf(name.ToString()), id)) || (options.SkipExisting && File.Exists(PathOf(name.With(id, 1))));

    /// <summary>
    /// Tasks of one name arrive in another order in every run. A file that is left alone must be this task's own, or a paid video is
    /// never fetched.
    /// </summary>
    private bool IsTaken(SafeFileName name, string candidate, string id) =>
        (options.SkipExisting || name.IsOfPrompt) && owners.FilesFor(PathOf(candidate)).IsTaken(PathOf(candidate), id);

    /// <summary>The latest file of the task only: a run that had to give way to another one has left a line with the name it wanted.</summary>
    private bool IsOwn(string path, string id) => string.Equals(owners.FilesFor(path).Find(id, _folder), path, StringComparison.OrdinalIgnoreCase);

    private string PathOf(string name) => Path.Combine(_folder, name);

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);
}
