using System.Collections.Concurrent;

namespace StarVideos.References.Looking;

/// <summary>Limits how many addresses are checked at the same time, in all and at one host.</summary>
internal sealed class LookPlaces(int most, int mostAtHost)
{
    /// <summary>The key for the limit over all hosts. No host has an empty name.</summary>
    private const string All = "";

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _places = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Waits for a place at the host, and then for a place over all. Both are free again when the result is disposed of. The order is always the
    /// same, and a caller that has a place over all never waits for another place. So checks cannot block each other.
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
