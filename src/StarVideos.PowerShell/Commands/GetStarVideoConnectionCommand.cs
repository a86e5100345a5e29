using System.Management.Automation;
using StarVideos.PowerShell.Connections;
using StarVideos.PowerShell.Errors;

namespace StarVideos.PowerShell.Commands;

/// <summary>Shows which base address and key the commands of this runspace use, and where each came from. Never shows the key.</summary>
[Cmdlet(VerbsCommon.Get, "StarVideoConnection")]
[OutputType(typeof(ConnectionInfo))]
public sealed class GetStarVideoConnectionCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            WriteObject(new ConnectionInfo(ConnectionSettings.Resolve(RunspaceState.Current.Connection)));
        }
        catch (StarVideosException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception, null));
        }
    }
}
