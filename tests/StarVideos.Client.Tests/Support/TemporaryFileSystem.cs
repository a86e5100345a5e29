using System.ComponentModel;
using System.Diagnostics;

namespace StarVideos.Client.Tests.Support;

/// <summary>A file system of 64 KB, mounted on a folder until this object is disposed of.</summary>
internal sealed class TemporaryFileSystem : IDisposable
{
    private readonly string _folder;

    internal TemporaryFileSystem(string folder)
    {
        Assert.True(Mount(folder));
        _folder = folder;
    }

    /// <summary>Tries to mount one.</summary>
    internal static bool CanBeMounted()
    {
        var folder = Directory.CreateTempSubdirectory("starvideos-mount-");
        try
        {
            return OperatingSystem.IsLinux() && Mount(folder.FullName) && Unmount(folder.FullName);
        }
        finally
        {
            folder.Delete();
        }
    }

    public void Dispose() => Assert.True(Unmount(_folder));

    private static bool Mount(string folder) => Run("mount", "-t", "tmpfs", "-o", "size=64k", "starvideos-test", folder);

    private static bool Unmount(string folder) => Run("umount", folder);

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
