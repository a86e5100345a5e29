using System.Management.Automation;

namespace StarVideos.PowerShell.Arguments;

/// <summary>Turns a path from the user into the full path of a file or folder.</summary>
internal static class FileSystemPath
{
    private const string FileSystem = "FileSystem";

    /// <param name="state">The session state, with the current location and the drives.</param>
    /// <param name="path">The path. It need not exist. Wildcards are not expanded.</param>
    /// <param name="parameter">The name of the parameter, for the message.</param>
    /// <exception cref="InvalidRequestException">
    /// The path is of another provider, such as Variable or Registry. The engine would reduce it to a name.
    /// </exception>
    internal static string Of(SessionState state, string path, string parameter)
    {
        var full = state.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        return provider.Name == FileSystem ? full : throw new InvalidRequestException(parameter, path, $"must be a path of the file system, and this is one of {provider.Name}");
    }

    /// <summary>The same for a file. A folder means a file in it: a folder that exists, or a path with a separator at its end.</summary>
    /// <param name="state">The session state, with the current location and the drives.</param>
    /// <param name="path">The path of the file or folder.</param>
    /// <param name="parameter">The name of the parameter, for the message.</param>
    /// <param name="name">The name of the file in the folder.</param>
    /// <exception cref="InvalidRequestException">The path is not of the file system.</exception>
    internal static string OfFile(SessionState state, string path, string parameter, string name)
    {
        var full = Of(state, path, parameter);
        return Directory.Exists(full) || EndsInSeparator(path) ? Path.Combine(full, name) : full;
    }

    private static bool EndsInSeparator(string path) => path[path.Length - 1] is var last && (last == Path.DirectorySeparatorChar || last == Path.AltDirectorySeparatorChar);
}
