using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>A gateway that refuses every key and repeats it in the answer.</summary>
internal sealed class EchoingGateway : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requests;

    private EchoingGateway(WebApplication app) => _app = app;

    internal Uri BaseUri { get; private set; } = null!;

    internal int Requests => Volatile.Read(ref _requests);

    internal static async Task<EchoingGateway> StartAsync(EchoForm form)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        ListenOptions listening = null!;
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, options => listening = options));
        var gateway = new EchoingGateway(builder.Build());
        gateway._app.Run(context => gateway.RefuseAsync(context, form));
        await gateway._app.StartAsync();
        gateway.BaseUri = new Uri($"http://127.0.0.1:{listening.IPEndPoint!.Port}");
        return gateway;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task RefuseAsync(HttpContext context, EchoForm form)
    {
        Interlocked.Increment(ref _requests);
        var header = context.Request.Headers.Authorization.ToString();
        var key = header["Bearer ".Length..];
        context.Response.StatusCode = 401;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(form switch
        {
            EchoForm.Header => Body("AuthenticationError", $"Authorization: {header} was refused"),
            EchoForm.Escaped => Body("AuthenticationError", "KEY was refused").Replace("KEY", string.Concat(key.Select(character => $"\\u{(int)character:x4}")), StringComparison.Ordinal),
            EchoForm.Split => Body(key, key),
            EchoForm.Masked => Body("AuthenticationError", $"Incorrect key provided: {key[..4]}*******{key[^4..]}"),
            _ => Body("AuthenticationError", $"The key '{key}' was refused"),
        });
    }

    private static string Body(string code, string message) => JsonSerializer.Serialize(new { error = new { code, message, type = "Unauthorized" } });
}
