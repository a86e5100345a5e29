using System.Management.Automation;
using System.Security;
using StarVideos.Http;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Connections;
using StarVideos.PowerShell.Errors;

namespace StarVideos.PowerShell.Commands;

/// <summary>Sets the default key, base address and proxy of this runspace. Nothing is sent.</summary>
[Cmdlet(VerbsCommunications.Connect, "StarVideo")]
[OutputType(typeof(ConnectionInfo))]
public sealed class ConnectStarVideoCommand : PSCmdlet
{
    /// <summary>The key: a SecureString (as Get-Secret returns), a PSCredential (its password) or a string. Left out, the environment's key is used.</summary>
    [Parameter(Position = 0)]
    [ApiKeyTransformation]
    [ValidateNotNull]
    public SecureString? ApiKey { get; set; }

    /// <summary>The base address of the service.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNull]
    [PlainText]
    public Uri? BaseUri { get; set; }

    /// <summary>A proxy for requests to the service and for downloads.</summary>
    [Parameter]
    [ValidateNotNull]
    [PlainText]
    public Uri? Proxy { get; set; }

    /// <summary>Shows the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            if (Proxy is not null && !(Proxy.IsAbsoluteUri && Proxy.Scheme is "http" or "https" or "socks4" or "socks4a" or "socks5"))
            {
                throw new InvalidRequestException("-Proxy", Proxy.OriginalString, "must be an absolute address, as http://proxy:8080");
            }

            var connection = new ServiceConnection(ApiKey, BaseUri is null ? null : ServiceAddress.Normalize(BaseUri), Proxy);
            var settings = ConnectionSettings.Resolve(connection);

            // A key that cannot be one is refused here, not at the first submission.
            var state = RunspaceState.Current;
            settings.Client(state);
            state.Clear();
            state.Connection = connection;
            WriteVerbose($"Connected to {settings.BaseUri} with the key from {settings.ApiKeySource}. Nothing was sent.");
            if (PassThru)
            {
                WriteObject(new ConnectionInfo(settings));
            }
        }
        catch (StarVideosException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception, null));
        }
    }
}
