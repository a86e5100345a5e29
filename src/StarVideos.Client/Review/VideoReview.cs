using StarVideos.Review.Export;
using StarVideos.Review.Import;

namespace StarVideos;

/// <summary>
/// Writes a review page, and reads its decisions. The page is one HTML file that needs no server and no network. People decide on it in a
/// browser, which saves the decisions as a file. That file is read here.
/// </summary>
public static class VideoReview
{
    /// <summary>
    /// Writes a page. The file is replaced in one step, so it is never incomplete. Videos have addresses relative to the page's folder. The page
    /// contains no API key, no video address of the service, and no query of a reference.
    /// </summary>
    /// <param name="entries">
    /// The videos. Those that the journal knows are sorted by the time of submission, with the takes of a row next to each other. The others
    /// keep their positions.
    /// </param>
    /// <param name="path">The path of the page. Its folder is created if it is missing.</param>
    /// <param name="options">More settings; the defaults if left out.</param>
    /// <param name="warn">Called with warnings: about files outside the page's folder, and about files whose tasks are not known.</param>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.FileExists"/>: a file exists there that is no review page. <see cref="StarVideosErrorKind.FileNotWritten"/>.
    /// <see cref="StarVideosErrorKind.JournalUnavailable"/>: a label was given, and the journal cannot be read.
    /// </exception>
    public static ReviewPage Export(IEnumerable<ReviewEntry> entries, string path, ReviewOptions? options = null, Action<string>? warn = null) =>
        new PageExport(Path.GetFullPath(path), options ?? new ReviewOptions(), warn ?? (static _ => { })).Write(entries);

    /// <summary>Reads the decisions that a page has saved. Sends and submits nothing.</summary>
    /// <param name="path">The decisions file, <c>review.json</c>.</param>
    /// <param name="page">The page on which the decisions were made. If left out, the page that the file names, in the same folder.</param>
    /// <param name="journal">The journal, needed for files outside the page's folder; <see cref="VideoJournal.FromEnvironment"/> if left out.</param>
    /// <returns>All decisions in the file. A wrong decision has an error; the others count.</returns>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.ReviewInvalid"/>: the decisions file or the page is missing, damaged, of the wrong kind or of a newer
    /// version, or the two do not belong together.
    /// </exception>
    public static ReviewDecisions Import(string path, string? page = null, VideoJournal? journal = null) =>
        new DecisionsImport(Path.GetFullPath(path), page is null ? null : Path.GetFullPath(page), journal ?? VideoJournal.FromEnvironment()).Read();
}
