using System.Management.Automation;
using System.Security;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Connections;
using StarVideos.PowerShell.Errors;

namespace StarVideos.PowerShell.Commands;

/// <summary>Sets the default key, base address, proxy and cap on videos of this runspace. Nothing is sent.</summary>
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

    /// <summary>User name and password for a proxy that asks for them.</summary>
    [Parameter]
    [ValidateNotNull]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>
    /// The most videos that may be submitted within any 24 hours with this journal, by all who use it. It cannot raise a smaller cap of the
    /// environment.
    /// </summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(1, int.MaxValue)]
    public int? MaximumVideosPerDay { get; set; }

    /// <summary>Shows the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            CheckProxy();
            var address = BaseUri is null ? null : new StarVideosClientOptions { BaseUri = BaseUri }.BaseUri;
            var connection = new ServiceConnection(ApiKey, address, Proxy, ProxyCredential?.GetNetworkCredential(), MaximumVideosPerDay);
            var settings = ConnectionSettings.Resolve(connection);

            // An invalid key is refused here, and not only at the first submission.
            var state = RunspaceState.Current;
            settings.Client(state);
            WarnOfSmallerCap(settings);
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

    /// <summary>
    /// Warns if the environment has a smaller cap. This is also the first check of that variable: if it is no number, later submissions would
    /// fail.
    /// </summary>
    private void WarnOfSmallerCap(ConnectionSettings settings)
    {
        if (settings.MaximumVideosPerDay is { } cap && MaximumVideosPerDay > cap.Videos)
        {
            WriteWarning($"-MaximumVideosPerDay {MaximumVideosPerDay} has no effect: {cap.Source} caps at {cap.Videos}, and a session cannot raise that.");
        }
    }

    private void CheckProxy()
    {
        try
        {
            _ = new StarVideosClientOptions { Proxy = Proxy };
        }
        catch (InvalidRequestException refused)
        {
            throw new InvalidRequestException("-" + refused.Field, refused.Value, refused.Rule);
        }
    }
}
