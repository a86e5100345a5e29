using System.Management.Automation;

namespace StarVideos.PowerShell.Arguments;

/// <summary>Turns what a person gives for a path into the full path of a file or folder.</summary>
internal static class FileSystemPath
{
    private const string FileSystem = "FileSystem";

    /// <param name="state">Knows the current location and the drives.</param>
    /// <param name="path">The path; it need not exist, and no character in it is a wildcard.</param>
    /// <param name="parameter">The parameter, for the message.</param>
    /// <exception cref="InvalidRequestException">The path is one of variables, of the registry or the like, which the engine would cut down to a name.</exception>
    internal static string Of(SessionState state, string path, string parameter)
    {
        var full = state.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        return provider.Name == FileSystem ? full : throw new InvalidRequestException(parameter, path, $"must be a path of the file system, and this is one of {provider.Name}");
    }

    /// <summary>The same for a file, where a folder stands for a file in it: one that exists, or one that is written with a separator at its end.</summary>
    /// <param name="state">Knows the current location and the drives.</param>
    /// <param name="path">The path of the file or folder.</param>
    /// <param name="parameter">The parameter, for the message.</param>
    /// <param name="name">The name of the file in a folder.</param>
    /// <exception cref="InvalidRequestException">The path is none of the file system.</exception>
    internal static string OfFile(SessionState state, string path, string parameter, string name)
    {
        var full = Of(state, path, parameter);
        return Directory.Exists(full) || EndsInSeparator(path) ? Path.Combine(full, name) : full;
    }

    private static bool EndsInSeparator(string path) => path[path.Length - 1] is var last && (last == Path.DirectorySeparatorChar || last == Path.AltDirectorySeparatorChar);
}
