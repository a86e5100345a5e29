using System.Text;
using System.Text.RegularExpressions;

namespace StarVideos.Review.Export;

/// <summary>
/// A mark near the beginning of a page. It says that the file is a review page, and has the id of the page. Only the beginning of the file is
/// read.
/// </summary>
internal static class PageMark
{
    /// <summary>How many bytes are read. The mark is before styles and scripts.</summary>
    private const int Beginning = 8 * 1024;

    private static readonly Regex Mark = new("<meta name=\"starvideos-review\" content=\"([0-9a-f]{32})\">", RegexOptions.CultureInvariant);

    internal static string Of(string id) => $"<meta name=\"starvideos-review\" content=\"{id}\">";

    /// <returns>The id of the page; null if the file is no review page, or cannot be read.</returns>
    internal static string? Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[Beginning];
            var length = 0;
            for (int read; length < bytes.Length && (read = file.Read(bytes, length, bytes.Length - length)) > 0;)
            {
                length += read;
            }

            var found = Mark.Match(Encoding.UTF8.GetString(bytes, 0, length));
            return found.Success ? found.Groups[1].Value : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
