using System.Globalization;
using StarVideos.Files;
using StarVideos.Review.Export;
using StarVideos.Saving;

namespace StarVideos.Review.Import;

/// <summary>
/// Finds the files that a page names. A page is a file from somebody, folders change after it was written, and what is found here may be
/// removed. So it is a video, and it is known as the video of this task by the index of its folder, or by the journal. Where neither
/// knows it, it is in the page's folder or below, and as long as the page says.
/// </summary>
internal sealed class PageFiles(string page, VideoJournal journal)
{
    private readonly string _folder = Path.GetDirectoryName(page)!;
    private readonly KnownFiles _known = new();
    private SavedFiles? _saved;

    /// <param name="id">The task.</param>
    /// <param name="address">As the page names it.</param>
    /// <param name="size">The size the page has it with, in bytes; null if the page has none.</param>
    /// <param name="problem">Why it cannot be used, as a sentence without a full stop and without its subject.</param>
    /// <param name="isGone">Whether that is because there is no such file.</param>
    /// <returns>The full path; null if it cannot be used.</returns>
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

    /// <returns>Null if no file can be there: .NET Framework refuses characters and lengths that .NET tries.</returns>
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

    /// <summary>A folder that came from somebody may hold links, and what is below such a link is elsewhere.</summary>
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

    /// <summary>Steps up, then names that are nothing but names, the last one that of a video; null for anything else.</summary>
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

    /// <returns>Whether the file that is there is this task's; null if there is none, or nobody knows.</returns>
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
            // Then it knows of none.
            return new SavedFiles([]);
        }
    }
}
