using System.Collections.Concurrent;

namespace StarVideos.References.Looking;

/// <summary>How many looks go on at once, over all and at one host.</summary>
internal sealed class LookPlaces(int most, int mostAtHost)
{
    /// <summary>No host has this name.</summary>
    private const string All = "";

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _places = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// A place at the host and one over all, free again when it is disposed of. Always in this order, and by nobody who has one already: so
    /// whoever has a place over all waits for nothing, and no number of looks can wait for each other.
    /// </summary>
    internal async Task<IDisposable> EnterAsync(Uri address, CancellationToken cancellation)
    {
        var atHost = await EnterAsync(address.IdnHost, mostAtHost, cancellation).ConfigureAwait(false);
        try
        {
            return new Both(atHost, await EnterAsync(All, most, cancellation).ConfigureAwait(false));
        }
        catch
        {
            atHost.Dispose();
            throw;
        }
    }

    private async Task<IDisposable> EnterAsync(string name, int many, CancellationToken cancellation)
    {
        var places = _places.GetOrAdd(name, _ => new SemaphoreSlim(many));
        await places.WaitAsync(cancellation).ConfigureAwait(false);
        return new Place(places);
    }

    private sealed class Both(IDisposable atHost, IDisposable overAll) : IDisposable
    {
        public void Dispose()
        {
            overAll.Dispose();
            atHost.Dispose();
        }
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
