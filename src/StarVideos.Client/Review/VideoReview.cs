using StarVideos.Review.Export;
using StarVideos.Review.Import;

namespace StarVideos;

/// <summary>
/// The page to look at videos and choose, and the way back. The page is one HTML file that needs no server and no network: decisions are
/// made on it in a browser, which saves them as a file, and that is read here.
/// </summary>
public static class VideoReview
{
    /// <summary>
    /// Writes a page: whole, in one step, or not at all. Videos are named on it by their addresses relative to the page's folder. There is
    /// no key on it, no address of a result, and no query of a reference.
    /// </summary>
    /// <param name="entries">
    /// The videos. Those the journal knows are put in the order in which they were submitted, takes of a row beside each other; the others
    /// stay where they are given.
    /// </param>
    /// <param name="path">The path of the page. Its folder is created if it is missing.</param>
    /// <param name="options">What else; nothing else, if left out.</param>
    /// <param name="warn">Told what a person should know: files outside the page's folder, files that nobody knows.</param>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.FileExists"/>: there is a file that is no review page. <see cref="StarVideosErrorKind.FileNotWritten"/>.
    /// <see cref="StarVideosErrorKind.JournalUnavailable"/>: a label was given, and the journal cannot be read.
    /// </exception>
    public static ReviewPage Export(IEnumerable<ReviewEntry> entries, string path, ReviewOptions? options = null, Action<string>? warn = null) =>
        new PageExport(Path.GetFullPath(path), options ?? new ReviewOptions(), warn ?? (static _ => { })).Write(entries);

    /// <summary>Reads the decisions that a page has saved. It asks nobody and submits nothing.</summary>
    /// <param name="path">The file of the decisions, <c>review.json</c>.</param>
    /// <param name="page">The page they were made on; if left out, the one beside the file that it names.</param>
    /// <param name="journal">What knows of files outside the page's folder; <see cref="VideoJournal.FromEnvironment"/> if left out.</param>
    /// <returns>All decisions in the file. One that is wrong has an error, and the others count.</returns>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.ReviewInvalid"/>: file or page is missing, is broken, is none, is of a newer version, or they do not
    /// belong together.
    /// </exception>
    public static ReviewDecisions Import(string path, string? page = null, VideoJournal? journal = null) =>
        new DecisionsImport(Path.GetFullPath(path), page is null ? null : Path.GetFullPath(page), journal ?? VideoJournal.FromEnvironment()).Read();
}
