using Microsoft.Playwright;

namespace StarVideos.Browser.Tests.Support;

/// <summary>
/// Tests of a review page that the library wrote and Chromium opened from the disk. The end of each test checks three things: no unexpected
/// console messages, no requests outside of the page's folder, and never more than four players with a file.
/// </summary>
[Collection(SharedChromium.Name)]
public abstract class ReviewTests(Chromium chromium) : IAsyncLifetime
{
    private readonly List<IBrowserContext> _contexts = [];
    private readonly List<OpenReview> _reviews = [];

    /// <summary>The folder of this test.</summary>
    protected ReviewFolder Folder { get; } = new();

    /// <summary>Texts of problems that a test expects.</summary>
    protected List<string> Expected { get; } = [];

    /// <summary>Addresses that the browser refuses, as the test expects: they were requested, and nothing was sent.</summary>
    protected List<string> Refused { get; } = [];

    /// <inheritdoc/>
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        var most = 0;
        foreach (var review in _reviews.Where(static review => !review.Page.IsClosed))
        {
            most = Math.Max(most, await review.Page.MostLivePlayersAsync());
        }

        foreach (var context in _contexts)
        {
            await context.CloseAsync();
        }

        var folder = AddressOf(Folder.Videos) + "/";
        Folder.Dispose();
        Assert.DoesNotContain(_reviews.SelectMany(static review => review.Problems), problem => !Expected.Exists(problem.Contains));
        Assert.DoesNotContain(_reviews.SelectMany(static review => review.Requests), request => !IsInside(request, folder) && !Refused.Contains(request));
        Assert.InRange(most, 0, 4);
    }

    /// <summary>The address of a file or folder.</summary>
    protected static string AddressOf(string path) => "file://" + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>Whether a page may request the address.</summary>
    protected static bool IsInside(string request, string folder) =>
        request.StartsWith(folder, StringComparison.Ordinal) || request.StartsWith("blob:", StringComparison.Ordinal) || request.StartsWith("data:", StringComparison.Ordinal);

    /// <summary>Opens the page in the folder, in a new profile.</summary>
    protected async Task<OpenReview> OpenAsync(Look? look = null, string page = "review.html") =>
        await OpenAsync(await NewProfileAsync(look), page);

    /// <summary>Opens the page in another window of a profile.</summary>
    protected async Task<OpenReview> OpenAsync(IBrowserContext profile, string page = "review.html")
    {
        var review = new OpenReview(await profile.NewPageAsync());
        _reviews.Add(review);
        await review.Page.GotoAsync(AddressOf(Folder.PathOf(page)));
        return review;
    }

    /// <summary>Makes a new profile, in which nothing is stored.</summary>
    protected async Task<IBrowserContext> NewProfileAsync(Look? look = null)
    {
        var profile = await chromium.Browser.NewContextAsync((look ?? new Look()).ToOptions());
        _contexts.Add(profile);
        await profile.AddInitScriptAsync(LivePlayers.Script);
        if (look?.Before is { } before)
        {
            await profile.AddInitScriptAsync(before);
        }

        return profile;
    }

    /// <summary>Writes the page for the sample and opens it.</summary>
    protected Task<OpenReview> OpenSampleAsync(Look? look = null)
    {
        Folder.Export(Sample.Shots);
        return OpenAsync(look);
    }
}
