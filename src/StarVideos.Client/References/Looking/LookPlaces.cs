using System.Collections.Concurrent;

namespace StarVideos.References.Looking;

/// <summary>How many looks go on at once, over all and at one host.</summary>
internal sealed class LookPlaces(int most, int mostAtHost)
{
    /// <summary>No host has this name.</summary>
    private const string All = "";

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _places = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Free again when it is disposed of.</summary>
    internal Task<IDisposable> EnterAsync(CancellationToken cancellation) => EnterAsync(All, most, cancellation);

    /// <inheritdoc cref="EnterAsync(CancellationToken)"/>
    internal Task<IDisposable> EnterAsync(Uri address, CancellationToken cancellation) =>
        EnterAsync(address.IdnHost, mostAtHost, cancellation);

    private async Task<IDisposable> EnterAsync(string name, int many, CancellationToken cancellation)
    {
        var places = _places.GetOrAdd(name, _ => new SemaphoreSlim(many));
        await places.WaitAsync(cancellation).ConfigureAwait(false);
        return new Place(places);
    }

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        private int _isFree;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isFree, 1) == 0)
            {
                places.Release();
            }
        }
    }
}
