using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using StarVideos.Emulator.Faults;

namespace StarVideos.Emulator;

/// <summary>A running emulator: the API on one loopback port, the media host on another. Instances share nothing.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    /// <summary>The path of the API, as on the real gateway.</summary>
    public const string BasePath = "/kyyReactApiServer";

    // How long requests in flight may take while the emulator stops. Then their connections are cut.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(100);

    private readonly WebApplication _app;
    private bool _disposed;

    private EmulatorServer(WebApplication app, EmulatorState state, Uri baseUri)
    {
        _app = app;
        State = state;
        BaseUri = baseUri;
    }

    /// <summary>The base URL for a client, including <see cref="BasePath"/>.</summary>
    public Uri BaseUri { get; }

    /// <summary>The root of the media host.</summary>
    public Uri MediaUri => State.MediaUri;

    /// <summary>The accepted key.</summary>
    public string ApiKey => State.Options.ApiKey;

    /// <summary>The data of the emulator: tasks, accepted requests, query times, faults.</summary>
    public EmulatorState State { get; }

    /// <summary>The counters since the start or the last reset.</summary>
    public EmulatorCounters Counters => State.Counters;

    /// <summary>Starts an emulator. It answers requests when the returned task completes.</summary>
    /// <exception cref="FormatException">A fault in the options is misspelled.</exception>
    /// <exception cref="IOException">A port is in use.</exception>
    public static async Task<EmulatorServer> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        var state = new EmulatorState(options);

        // The empty builder reads no environment and no configuration files, and logs nothing: a test must not depend on them.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();

        ListenOptions api = null!;
        ListenOptions media = null!;
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.Limit;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => (api = listen).Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, options.MediaPort, listen => (media = listen).Protocols = HttpProtocols.Http1);
        });

        var app = builder.Build();
        app.Run(new Router(state).HandleAsync);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        state.MediaUri = new Uri($"http://127.0.0.1:{media.IPEndPoint!.Port}/");
        return new EmulatorServer(app, state, new Uri($"http://127.0.0.1:{api.IPEndPoint!.Port}{BasePath}"));
    }

    /// <summary>Adds a fault for the next requests, for example <c>query:500x3</c>.</summary>
    /// <exception cref="FormatException">The fault is misspelled.</exception>
    public void AddFault(string fault) => State.Faults.Add(FaultGrammar.Parse(fault));

    /// <summary>Removes the faults for the next requests. Faults in prompts stay.</summary>
    public void ClearFaults() => State.Faults.Clear();

    /// <summary>Removes all tasks, counts and added faults. The faults of the options are active again.</summary>
    public void Reset() => State.Reset();

    /// <summary>Stops answering and frees both ports. Requests in flight are cut.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        using (var grace = new CancellationTokenSource(Grace))
        {
            try
            {
                await _app.StopAsync(grace.Token);
            }
            catch (OperationCanceledException)
            {
                // Requests were still in flight and were cut, as documented.
            }
        }

        await _app.DisposeAsync();
    }

    /// <summary>Leaves Ctrl+C to the process: an emulator inside a test must not handle it.</summary>
    private sealed class SilentLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
