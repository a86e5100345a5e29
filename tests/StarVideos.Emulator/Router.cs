using StarVideos.Emulator.Faults;

namespace StarVideos.Emulator;

/// <summary>Chooses the endpoint by port, path and method. Paths are compared exactly: a wrong base path must not work by chance.</summary>
internal sealed class Router(EmulatorState state)
{
    private const string CreatePath = EmulatorServer.BasePath + "/v1/starvideos/videos";
    private const string QueryPath = EmulatorServer.BasePath + "/v1/result/";

    private readonly CreateEndpoint _create = new(state);
    private readonly QueryEndpoint _query = new(state);
    private readonly MediaEndpoint _media = new(state);
    private readonly ControlEndpoint _control = new(state);

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await RouteAsync(context);
        }
        catch (Exception problem) when (context.RequestAborted.IsCancellationRequested && problem is OperationCanceledException or IOException)
        {
            // The client has closed the connection.
        }
    }

    private Task RouteAsync(HttpContext context)
    {
        if (context.Connection.LocalPort == state.MediaUri.Port)
        {
            return _media.HandleAsync(context);
        }

        var path = context.Request.Path.Value ?? "";
        var method = context.Request.Method;

        if (path == CreatePath && HttpMethods.IsPost(method))
        {
            return _create.HandleAsync(context);
        }

        if (path.StartsWith(QueryPath, StringComparison.Ordinal) && HttpMethods.IsGet(method)
            && path[QueryPath.Length..] is { Length: > 0 } id && !id.Contains('/', StringComparison.Ordinal))
        {
            return _query.HandleAsync(context, id);
        }

        if (path.StartsWith(ControlEndpoint.Path, StringComparison.Ordinal))
        {
            return _control.HandleAsync(context, path[ControlEndpoint.Path.Length..]);
        }

        if (path == RefusalFaults.RedirectTarget)
        {
            state.Counters.RedirectFollowed();
        }

        state.Counters.UnknownPath();
        return Answers.NoHandlerAsync(context);
    }
}
