using StarVideos.Files;

namespace StarVideos.Client.Tests.Saving;

/// <summary>A disk on which the test makes the files for videos.</summary>
internal sealed class CreatingDisk(Func<string, FileStream> create) : Disk
{
    internal override FileStream CreateVideo(string path) => create(path);
}
