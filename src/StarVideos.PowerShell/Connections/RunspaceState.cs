using System.Management.Automation.Runspaces;
using System.Net;
using System.Runtime.CompilerServices;
using StarVideos.PowerShell.Progress;

namespace StarVideos.PowerShell.Connections;

/// <summary>
/// What the module keeps between two commands. One for each runspace: parallel runspaces may use different keys and must not see each
/// other's. It is freed together with its runspace.
/// </summary>
internal sealed class RunspaceState
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceState> States = new();

    private readonly Dictionary<ClientIdentity, StarVideosClient> _clients = [];

    /// <summary>The state of the runspace this thread runs in.</summary>
    internal static RunspaceState Current => States.GetValue(Runspace.DefaultRunspace, static _ => new RunspaceState());

    /// <summary>Set by Connect-StarVideo.</summary>
    internal ServiceConnection? Connection { get; set; }

    /// <summary>The progress bar of the pipelines of this runspace.</summary>
    internal PipelineProgress Progress { get; } = new();

    /// <summary>One client, and so one connection pool, for each combination of key, address, proxy, journal and cap. All commands share it.</summary>
    internal StarVideosClient Client(StarVideosClientOptions options)
    {
        var identity = new ClientIdentity(options.ApiKey?.Trim(), options.BaseUri, options.Proxy, options.ProxyCredentials, options.Journal.Path, options.Journal.IsEnabled, options.MaximumVideosPerDay, Environment.GetEnvironmentVariable(StarVideosClientOptions.MaximumVideosPerDayVariable));
        lock (_clients)
        {
            if (!_clients.TryGetValue(identity, out var client))
            {
                client = new StarVideosClient(options);
                _clients.Add(identity, client);
            }

            return client;
        }
    }

    /// <summary>
    /// Forgets the connection and every key. A command earlier in the pipeline may still use a client, so none is closed: idle connections close
    /// by themselves.
    /// </summary>
    internal void Clear()
    {
        Connection = null;
        lock (_clients)
        {
            _clients.Clear();
        }
    }

    private sealed record ClientIdentity(string? Key, Uri BaseUri, Uri? Proxy, ICredentials? ProxyCredentials, string? Journal, bool HasJournal, int? Cap, string? CapOfEnvironment)
    {
        /// <summary>The base address, never the key.</summary>
        public override string ToString() => $"client of {BaseUri}";
    }
}
