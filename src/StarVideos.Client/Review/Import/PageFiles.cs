using StarVideos.Review.Export;
using StarVideos.Saving;

namespace StarVideos.Review.Import;

/// <summary>
/// Finds the files that a page names. A page is a file from somebody, and what is found here may be removed: it is a video, and it is in
/// the page's folder or below, unless the journal or the index of its own folder knows it as the video of this task.
/// </summary>
internal sealed class PageFiles(string page, VideoJournal journal)
{
    private readonly string _folder = Path.GetDirectoryName(page)!;
    private readonly KnownFiles _known = new();
    private Dictionary<string, string>? _saved;

    /// <param name="id">The task.</param>
    /// <param name="address">As the page names it.</param>
    /// <param name="problem">Why it cannot be used, as a sentence without a full stop and without its subject.</param>
    /// <returns>The full path; null if it cannot be used.</returns>
    internal string? Find(string id, string address, out string problem)
    {
        problem = "is no address of a video beside the page";
        if (Names(address) is not { } names)
        {
            return null;
        }

        var path = Path.GetFullPath(Path.Combine([_folder, .. names]));
        if (names[0] == ".." && !IsKnown(id, path))
        {
            problem = "is outside the folder of the page, and neither the journal nor the index of its folder knows it as the video of this task";
            return null;
        }

        if (!File.Exists(path))
        {
            problem = $"is not there: {Text.Clip.Message(path)} does not exist";
            return null;
        }

        return path;
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

    private bool IsKnown(string id, string path)
    {
        if (_known.Find(path)?.Task.Id == id)
        {
            return true;
        }

        _saved ??= Saved();
        return _saved.TryGetValue(path, out var owner) && owner == id;
    }

    /// <summary>Whose video each file is, as the journal has it: of two tasks with one file, the later one's.</summary>
    private Dictionary<string, string> Saved()
    {
        var saved = new Dictionary<string, string>(PathComparison.Comparer);
        try
        {
            foreach (var file in journal.History.Saved())
            {
                if (!saved.ContainsKey(file.Path))
                {
                    saved.Add(file.Path, file.TaskId);
                }
            }
        }
        catch (StarVideosException fault) when (fault.Kind == StarVideosErrorKind.JournalUnavailable)
        {
            // Then it knows of none.
        }

        return saved;
    }
}
