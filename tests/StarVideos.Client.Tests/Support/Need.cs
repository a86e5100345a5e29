namespace StarVideos.Client.Tests.Support;

/// <summary>What a test needs and not every machine has.</summary>
public enum Need
{
    /// <summary>Unix file modes, and links that need no special right.</summary>
    Unix,

    /// <summary>The device <c>/dev/full</c>, on which every write fails.</summary>
    FullDevice,

    /// <summary>The list of the open files of a process in <c>/proc</c>.</summary>
    OpenFileList,

    /// <summary>Linux, and the right to mount a file system.</summary>
    Mount,
}
