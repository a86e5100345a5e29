namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>A key whose ends occur nowhere else, so that a search for them finds only leaks.</summary>
internal static class TestKey
{
    internal const string Value = "Zq7X-hosted-engine-tests-9vKw";

    internal const string Start = "Zq7X";

    internal const string End = "9vKw";

    /// <summary>A well-formed key that is not the right one.</summary>
    internal const string Wrong = "Jw3Q-not-the-key-of-anyone-5hNd";

    internal const string WrongStart = "Jw3Q";

    internal const string WrongEnd = "5hNd";
}
