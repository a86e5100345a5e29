using System.Globalization;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.References;

/// <summary>When signatures in addresses expire. The clock of these tests is at 2026-11-20 12:00.</summary>
public sealed class SignatureTests
{
    [Theory]
    [InlineData("X-Amz-Date=20261120T113000Z&X-Amz-Expires=3600&X-Amz-Signature=abc", "2026-11-20 12:30:00Z")]
    [InlineData("X-Amz-Date=20261120T113000Z&X-Amz-Expires=900&X-Amz-Signature=abc", "2026-11-20 11:45:00Z")]
    [InlineData("X-Goog-Date=20261120T120000Z&X-Goog-Expires=60", "2026-11-20 12:01:00Z")]
    [InlineData("x-oss-date=20261120T120000Z&x-oss-expires=1800&x-oss-signature=abc", "2026-11-20 12:30:00Z")]
    [InlineData("sv=2024-11-04&se=2026-11-20T12%3A10%3A00Z&sig=abc%3D", "2026-11-20 12:10:00Z")]
    [InlineData("se=2026-11-20T13:10:00%2B01:00&sig=abc", "2026-11-20 12:10:00Z")]
    [InlineData("se=2026-11-20&sig=abc", "2026-11-20 00:00:00Z")]
    [InlineData("Expires=1795176000&Signature=abc", "2026-11-20 12:00:00Z")]
    [InlineData("OSSAccessKeyId=k&Expires=1795176060&Signature=abc", "2026-11-20 12:01:00Z")]
    [InlineData("expires=1795176060000", "2026-11-20 12:01:00Z")]
    [InlineData("q-sign-algorithm=sha1&q-sign-time=1795170000;1795176060", "2026-11-20 12:01:00Z")]
    public async Task One_that_ends_too_soon_is_warned_about(string query, string end)
    {
        var warning = Assert.Single((await CheckAsync(query)).Warnings);
        Assert.Equal(end, warning.Value);
        var isOver = DateTimeOffset.Parse(end, CultureInfo.InvariantCulture) <= new ManualClock().UtcNow;
        Assert.Equal(isOver ? ReferenceFindingKind.SignatureExpired : ReferenceFindingKind.SignatureEndsSoon, warning.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("X-Amz-Date=20261120T113000Z&X-Amz-Expires=7200")]
    [InlineData("X-Amz-Date=yesterday&X-Amz-Expires=1")]
    [InlineData("X-Amz-Expires=1")]
    [InlineData("X-Amz-Date=20261120T113000Z&X-Amz-Expires=-1")]
    [InlineData("X-Amz-Date=99991231T235959Z&X-Amz-Expires=999999999")]
    [InlineData("se=2026-11-20T11:00:00Z")]
    [InlineData("Expires=3600")]
    [InlineData("Expires=99999999999999999999999999")]
    [InlineData("Expires=Fri%2C%2020%20Nov%202026")]
    [InlineData("Expires=1795179600")]
    [InlineData("q-sign-time=1;2;3")]
    [InlineData("&&=&a&%")]
    public async Task One_that_lasts_or_is_none_is_not(string query) => Assert.Empty((await CheckAsync(query)).Warnings);

    [Fact]
    public async Task How_soon_is_an_option()
    {
        const string Query = "X-Amz-Date=20261120T120000Z&X-Amz-Expires=86400";
        Assert.Empty((await CheckAsync(Query)).Warnings);
        Assert.Single((await CheckAsync(Query, TimeSpan.FromHours(25))).Warnings);
    }

    private static async Task<ReferenceReport> CheckAsync(string query, TimeSpan? within = null)
    {
        using var handler = FileHandler.Of("still.png");
        var options = new ReferenceCheckOptions { Handler = handler, FetchedWithin = within ?? new ReferenceCheckOptions().FetchedWithin };
        using var checker = new ReferenceChecker(options, new ManualClock(), ask: null);
        var report = await checker.CheckAsync(query.Length > 0 ? $"https://example.com/fox.png?{query}" : "https://example.com/fox.png", ReferenceKind.Image).WaitAsync(Clients.Patience);
        Assert.Equal(query.Length > 0 ? "https://example.com/fox.png?…" : "https://example.com/fox.png", report.Address);
        return report;
    }
}
