namespace StarVideos.Client.Tests.Support;

/// <summary>A test that is skipped, with a reason, if the machine lacks what it needs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> MayMount = new(TemporaryFileSystem.CanBeMounted);

    public NeedsFactAttribute(Need need) => Skip = need switch
    {
        Need.Unix when OperatingSystem.IsWindows() => "Needs Unix file modes and links.",
        Need.FullDevice when !File.Exists("/dev/full") => "Needs /dev/full.",
        Need.OpenFileList when !Directory.Exists("/proc/self/fd") => "Needs /proc/self/fd.",
        Need.Mount when !MayMount.Value => "Needs Linux and the right to mount a file system.",
        _ => null,
    };
}
