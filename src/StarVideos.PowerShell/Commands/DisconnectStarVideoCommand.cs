using System.Management.Automation;
using StarVideos.PowerShell.Connections;

namespace StarVideos.PowerShell.Commands;

/// <summary>Forgets the key, base address and proxy of this runspace. Tasks go on at the service.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "StarVideo")]
public sealed class DisconnectStarVideoCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => RunspaceState.Current.Clear();
}
