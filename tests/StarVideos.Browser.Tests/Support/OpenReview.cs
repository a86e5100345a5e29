using System.Collections.Concurrent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace StarVideos.Browser.Tests.Support;

/// <summary>A review page in a window, with its console messages and its requests since it was opened.</summary>
public sealed class OpenReview
{
    private readonly ConcurrentQueue<string> _problems = new();
    private readonly ConcurrentQueue<string> _requests = new();

    internal OpenReview(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" or "assert")
            {
                _problems.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, fault) => _problems.Enqueue(fault);
        page.Request += (_, request) => _requests.Enqueue(request.Url);
    }

    /// <summary>The page of Playwright.</summary>
    public IPage Page { get; }

    /// <summary>Errors and warnings on the console, and uncaught errors.</summary>
    public IReadOnlyCollection<string> Problems => _problems;

    /// <summary>All requested addresses.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>All cards in the document.</summary>
    public ILocator Cards => Page.Locator("li.card");

    /// <summary>The card of a task.</summary>
    public ILocator Card(string id) => Page.Locator($"li.card[data-id=\"{id}\"]");

    /// <summary>The picture of a card, which is the button that opens it.</summary>
    public ILocator Frame(string id) => Card(id).Locator(".frame");

    /// <summary>A dialog that is open.</summary>
    public ILocator Dialog(string id) => Page.Locator($"dialog#{id}[open]");

    /// <summary>Presses keys, one after the other.</summary>
    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await Page.Keyboard.PressAsync(key);
        }
    }

    /// <summary>Focuses a card, as Tab or a click beside its buttons would.</summary>
    public async Task GoToAsync(string id)
    {
        await Frame(id).FocusAsync();
        await ExpectCurrentAsync(id);
    }

    /// <summary>Waits until a card is the current one.</summary>
    public Task ExpectCurrentAsync(string id) => Expect(Page.Locator("li.card.current")).ToHaveAttributeAsync("data-id", id);

    /// <summary>Waits until a card shows a decision: keep, reject, retake or undecided.</summary>
    public Task ExpectDecisionAsync(string id, string decision) => Expect(Card(id)).ToHaveAttributeAsync("data-decision", decision);

    /// <summary>Waits until a card shows a rating; 0 for none.</summary>
    public Task ExpectRatingAsync(string id, int rating) => Expect(Card(id).Locator(".stars")).ToHaveTextAsync(rating == 0 ? "" : $"★ {rating}");

    /// <summary>Waits until no dialog is open.</summary>
    public Task ExpectNoDialogAsync() => Expect(Page.Locator("dialog[open]")).ToHaveCountAsync(0);

    /// <summary>The number on a tab: all, undecided, keep, reject or retake.</summary>
    public Task ExpectCountAsync(string decision, int count) => Expect(Page.Locator($"#counts [data-decision={decision}] .number")).ToHaveTextAsync(count.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The visible message.</summary>
    public Task ExpectSaidAsync(string text) => Expect(Page.Locator("#toast")).ToContainTextAsync(text);
}
