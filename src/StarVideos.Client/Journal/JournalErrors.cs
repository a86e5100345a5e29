using StarVideos.Text;

namespace StarVideos.Journal;

/// <summary>The errors about a journal that cannot be used.</summary>
internal static class JournalErrors
{
    /// <param name="location">The place of the journal.</param>
    /// <param name="reason">Why it cannot be written.</param>
    /// <param name="consequence">The consequence, as a part of a sentence.</param>
    /// <param name="cause">The exception of the framework.</param>
    internal static StarVideosException Unwritable(JournalLocation location, string reason, string consequence, Exception? cause) => new(
        StarVideosErrorKind.JournalUnavailable,
        $"The journal{Place(location)} could not be written, {consequence}. Reason: {Clip.Sentence(reason)} {Remedy(location)} Another journal (environment variable {JournalLocation.Variable}) does not know what was submitted before.",
        cause);

    internal static StarVideosException Unreadable(JournalLocation location, string reason, Exception? cause) =>
        new(StarVideosErrorKind.JournalUnavailable, $"The journal{Place(location)} could not be read. Reason: {Clip.Sentence(reason)}", cause);

    internal static string Reason(JournalLocation location, Exception fault) =>
        // .NET says "access denied" here, and people would check permissions.
        Directory.Exists(location.Path) ? "there is a folder of that name" : Clip.Message(fault.Message);

    private static string Remedy(JournalLocation location) => location.Path is null
        ? $"Set the environment variable {JournalLocation.Variable} to the absolute path of the journal that you have used so far."
        : "Make room for it, or make its folder writable.";

    private static string Place(JournalLocation location) => location.Path is null ? "" : $" '{location.Path}'";
}
