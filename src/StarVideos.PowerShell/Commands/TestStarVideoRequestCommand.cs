using System.Management.Automation;
using StarVideos.PowerShell.Output;

namespace StarVideos.PowerShell.Commands;

/// <summary>
/// A dry run: checks what New-StarVideoTask would submit, and sends nothing to the service. With -CheckReference it checks the references as
/// well. Needs no key.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "StarVideoRequest", DefaultParameterSetName = TextSet)]
[OutputType(typeof(RequestCheck), typeof(bool))]
public sealed class TestStarVideoRequestCommand : RequestCommand
{
    private CheckStage? _stage;

    /// <summary>Returns one value for all rows: true if every row is valid; false if a row is not valid or could not be checked.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override Task Background => _stage?.StopAsync() ?? Task.CompletedTask;

    private protected override async Task BeginAsync()
    {
        await base.BeginAsync().ConfigureAwait(false);
        _stage = new CheckStage(new CheckOptions { Defaults = Defaults, References = References }, Write, StopToken);
    }

    private protected override async Task ProcessAsync()
    {
        foreach (var row in Rows())
        {
            await _stage!.AddAsync(row).ConfigureAwait(false);
        }
    }

    private protected override async Task EndAsync()
    {
        await _stage!.CompleteAsync().ConfigureAwait(false);
        Pipeline.WriteInformation(CheckSummary.Of(_stage.Totals, References));
        if (Quiet)
        {
            Pipeline.WriteObject(_stage.Totals.Rows == _stage.Totals.Valid);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _stage?.Dispose();
    }

    private void Write(RequestCheck check)
    {
        if (!Quiet)
        {
            Pipeline.WriteObject(check);
        }
    }
}
