namespace StarVideos.Saving;

/// <summary>Checks the folder for videos.</summary>
internal static class FolderRule
{
    private const string Rule = "must be the absolute path of a folder";

    /// <returns>The full path.</returns>
    /// <exception cref="InvalidRequestException">The text is not the absolute path of a folder.</exception>
    internal static string Check(string option, string folder)
    {
        try
        {
            return Path.IsPathRooted(folder) ? Path.GetFullPath(folder) : throw new InvalidRequestException(option, folder, Rule);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or IOException)
        {
            throw new InvalidRequestException(option, folder, Rule);
        }
    }
}
