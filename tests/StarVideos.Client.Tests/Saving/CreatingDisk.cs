using StarVideos.Files;

namespace StarVideos.Client.Tests.Saving;

/// <summary>A disk whose files for videos are made as a test says.</summary>
internal sealed class CreatingDisk(Func<string, FileStream> create) : Disk
{
    internal override FileStream CreateVideo(string path) => create(path);
}
