namespace StarVideos.Client.Tests.Support;

/// <summary>A key whose beginning and end occur nowhere else, so that a search finds even a part of it.</summary>
internal static class TestKey
{
    internal const string Value = "Zq7X-aB/cD+eF01234567890=9vKw";

    internal const string Beginning = "Zq7X";

    internal const string End = "9vKw";

    internal static void AssertAbsentFrom(string text)
    {
        Assert.DoesNotContain(Beginning, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(End, text, StringComparison.OrdinalIgnoreCase);
    }
}
