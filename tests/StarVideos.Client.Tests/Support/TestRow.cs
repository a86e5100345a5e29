namespace StarVideos.Client.Tests.Support;

/// <summary>Short ways to write a row.</summary>
internal static class TestRow
{
    internal const string Image = "https://example.com/a.png";

    internal const string Video = "https://example.com/a.mp4";

    internal static VideoRow Of(params (string Heading, object? Cell)[] cells) =>
        new(cells.Select(cell => new KeyValuePair<string, object?>(cell.Heading, cell.Cell)));

    /// <summary>A row with a prompt and these cells.</summary>
    internal static VideoRow WithPrompt(params (string Heading, object? Cell)[] cells) => Of([("prompt", "A cat"), .. cells]);

    internal static string[] Images(int count) => [.. Enumerable.Range(1, count).Select(number => $"https://example.com/{number}.png")];

    internal static InvalidRequestException Refused(VideoRow row, RowDefaults? defaults = null) =>
        Assert.Throws<InvalidRequestException>(() => row.ToRequest(defaults));
}
