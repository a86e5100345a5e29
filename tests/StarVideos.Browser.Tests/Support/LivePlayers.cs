using Microsoft.Playwright;

namespace StarVideos.Browser.Tests.Support;

/// <summary>Counts how many players of a page have a file, each time a player gets one.</summary>
internal static class LivePlayers
{
    /// <summary>Runs before the scripts of the page, so that every new element is counted, in the document or not.</summary>
    internal const string Script =
        """
        (() => {
            const made = new Set();
            const counted = window.livePlayers = { most: 0, made: 0, starts: 0, now: () => [...made].filter(video => video.hasAttribute('src') || video.srcObject !== null).length };
            const note = video => {
                if (video instanceof HTMLVideoElement) {
                    made.add(video);
                    counted.made = made.size;
                    counted.most = Math.max(counted.most, counted.now());
                }
            };
            const create = Document.prototype.createElement;
            Document.prototype.createElement = function (...args) {
                const element = create.apply(this, args);
                note(element);
                return element;
            };
            for (const name of ['src', 'srcObject']) {
                const property = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, name);
                Object.defineProperty(HTMLMediaElement.prototype, name, { ...property, set(value) {
                    property.set.call(this, value);
                    counted.starts++;
                    note(this);
                } });
            }
            new MutationObserver(changes => changes.forEach(change => {
                note(change.target);
                change.addedNodes.forEach(node => node instanceof Element && [node, ...node.querySelectorAll('video')].forEach(note));
            })).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['src'] });
        })();
        """;

    /// <summary>The largest number since the page was opened.</summary>
    internal static Task<int> MostLivePlayersAsync(this IPage page) => page.EvaluateAsync<int>("livePlayers.most");

    /// <summary>How often a player got a file.</summary>
    internal static Task<int> PlayerStartsAsync(this IPage page) => page.EvaluateAsync<int>("livePlayers.starts");
}
