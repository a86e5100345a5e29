using System.Globalization;
using StarVideos.Files;
using StarVideos.Review.Export;
using StarVideos.Saving;

namespace StarVideos.Review.Import;

/// <summary>
/// Finds the files that a page names. A found file may be deleted afterwards, and the page may come from another person, or its folder may
/// have changed since. So a file counts only if it is a video, and if the index of its folder or the journal knows it as the video of this
/// task. If neither knows the file, it must be in the page's folder or below, and have the length that the page gives.
/// </summary>
internal sealed class PageFiles(string page, VideoJournal journal)
{
    private readonly string _folder = Path.GetDirectoryName(page)!;
    private readonly KnownFiles _known = new();
    private SavedFiles? _saved;

    /// <param name="id">The task.</param>
    /// <param name="address">The address in the page.</param>
    /// <param name="size">The size in the page, in bytes; null if the page has none.</param>
    /// <param name="problem">Why the file cannot be used, as a sentence without its subject and full stop.</param>
    /// <param name="isGone">Whether the reason is that there is no such file.</param>
    /// <returns>The full path; null if the file cannot be used.</returns>
    internal string? Find(string id, string address, long? size, out string problem, out bool isGone)
    {
        problem = "is no address of a video beside the page";
        isGone = false;
        if (Names(address) is not { } names || PathOf(names) is not { } path)
        {
            return null;
        }

        if (Owns(id, path) is { } owns)
        {
            problem = $"is not what the page has shown: {Text.Clip.Message(path)} is the video of another task now";
            return owns ? path : null;
        }

        if (names[0] == ".." || LeadsThroughLink(names))
        {
            problem = "is outside the folder of the page, and neither the journal nor the index of its folder knows it as the video of this task";
            return null;
        }

        var file = new FileInfo(path);
        if (!file.Exists)
        {
            problem = $"is not there: {Text.Clip.Message(path)} does not exist";
            isGone = true;
            return null;
        }

        problem = FormattableString.Invariant($"is not what the page has shown: {Text.Clip.Message(path)} has {file.Length} bytes, and the page has it with {size?.ToString(CultureInfo.InvariantCulture) ?? "no size"}");
        return file.Length == size ? path : null;
    }

    /// <returns>The path; null if no file can have it: .NET Framework refuses some characters and lengths that .NET allows.</returns>
    private string? PathOf(string[] names)
    {
        try
        {
            return Path.GetFullPath(Path.Combine([_folder, .. names]));
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return null;
        }
    }

    /// <summary>Whether the path leads through a link. A folder from another person may contain links, and a link may lead out of the folder.</summary>
    private bool LeadsThroughLink(string[] names)
    {
        var folder = _folder;
        for (var at = 0; at < names.Length - 1; at++)
        {
            folder = Path.Combine(folder, names[at]);
            if (new DirectoryInfo(folder) is { Exists: true } below && (below.Attributes & FileAttributes.ReparsePoint) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The parts of an address: steps up, then plain names, the last one the name of a video. Null for any other address.</summary>
    private static string[]? Names(string address)
    {
        var names = address.Split('/');
        var isBelow = false;
        for (var at = 0; at < names.Length; at++)
        {
            if (names[at] == ".." && !isBelow)
            {
                continue;
            }

            isBelow = true;
            names[at] = Uri.UnescapeDataString(names[at]);
            if (names[at].Trim('.', ' ').Length == 0 || names[at].IndexOfAny(['/', '\0']) >= 0 || (PathComparison.IsWindows && names[at].IndexOfAny(['\\', ':', '*', '?', '"', '<', '>', '|']) >= 0))
            {
                return null;
            }
        }

        return isBelow && SafeFileName.VideoExtension(names[names.Length - 1]).Length > 0 ? names : null;
    }

    /// <returns>Whether the existing file belongs to this task; null if there is no file, or if its task is not known.</returns>
    private bool? Owns(string id, string path)
    {
        if (_known.Find(path) is { } known)
        {
            return known.Task.Id == id;
        }

        _saved ??= Saved();
        return _saved.IsOfAnother(path, id) ? false : _saved.IsOf(path, id) ? true : null;
    }

    private SavedFiles Saved()
    {
        try
        {
            return new SavedFiles(journal.History.Saved());
        }
        catch (StarVideosException fault) when (fault.Kind == StarVideosErrorKind.JournalUnavailable)
        {
            // An index that cannot be read knows no files.
            return new SavedFiles([]);
        }
    }
}
