using System.Runtime.CompilerServices;

namespace StarVideos.PowerShell.Tests.Shipped;

/// <summary>The module folder that the build of this project laid out, as users get it.</summary>
internal static class ShippedModule
{
    internal static string Manifest => Path.Combine(Folder(), "StarVideos.psd1");

    internal static string Folder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../obj/module/StarVideos"));
}
