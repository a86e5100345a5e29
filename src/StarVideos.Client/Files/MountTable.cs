using System.Text.RegularExpressions;

namespace StarVideos.Files;

/// <summary>
/// Reads what Linux knows about the file system of a folder (proc(5), mountinfo). A share can be mounted so that locks are not sent to its
/// server. Such a lock keeps out the programs of this computer only.
/// </summary>
internal static class MountTable
{
    private const string Table = "/proc/self/mountinfo";

    /// <returns>The mount option that limits the locks of this folder to this computer; null if there is none, or if the table cannot be read.</returns>
    internal static string? LocalLocks(string folder)
    {
        try
        {
            return File.Exists(Table) ? LocalLocks(folder, File.ReadAllLines(Table)) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <param name="folder">The full path of a folder.</param>
    /// <param name="table">The lines of the table. A later mount hides an earlier one at the same folder.</param>
    internal static string? LocalLocks(string folder, IEnumerable<string> table)
    {
        string[] found = [];
        var length = -1;
        foreach (var line in table)
        {
            // "36 35 98:0 /root /mount/point options … - type source options"
            var fields = line.Split(' ');
            var dash = Array.IndexOf(fields, "-");
            if (dash < 6 || fields.Length < dash + 4)
            {
                continue;
            }

            var point = Unescape(fields[4]).TrimEnd('/') + "/";
            if (point.Length >= length && (folder + "/").StartsWith(point, StringComparison.Ordinal))
            {
                length = point.Length;
                found = [fields[dash + 1], .. fields[dash + 3].Split(',')];
            }
        }

        return found.Length == 0 ? null : found[0] switch
        {
            "nfs" or "nfs4" => found.FirstOrDefault(static option => option is "nolock" or "local_lock=all" or "local_lock=flock"),
            "cifs" or "smb3" => found.FirstOrDefault(static option => option is "nobrl" or "nolock"),
            _ => null,
        };
    }

    /// <summary>
    /// Decodes escapes; a blank is "\040". Looks for a backslash first: hardly any path has one, and the first regular expression of a process
    /// is slower than a whole submission.
    /// </summary>
    private static string Unescape(string field) =>
        field.IndexOf('\\') < 0 ? field : Regex.Replace(field, @"\\([0-7]{3})", static octal => ((char)Convert.ToInt32(octal.Groups[1].Value, 8)).ToString());
}
