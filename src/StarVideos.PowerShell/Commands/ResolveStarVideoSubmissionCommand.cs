using System.Management.Automation;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Completion;
using StarVideos.PowerShell.Errors;
using StarVideos.Text;

namespace StarVideos.PowerShell.Commands;

/// <summary>Settles a submission of unknown outcome, after a person has looked for its video in the service's own console.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "StarVideoSubmission", DefaultParameterSetName = CreatedSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(VideoSubmission))]
public sealed class ResolveStarVideoSubmissionCommand : ServiceCommand
{
    private const string CreatedSet = "Created";
    private const string NotCreatedSet = "NotCreated";

    private SubmissionResolver? _resolver;

    /// <summary>Ids of submissions, or submissions as Get-StarVideoSubmission lists them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("SubmissionId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UnknownSubmissionCompleter))]
    [SubmissionIdText(Several = true)]
    public string[]? Id { get; set; }

    /// <summary>For a video that exists: the id of its task. The service is asked for the task before the outcome is recorded.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CreatedSet)]
    [ValidateNotNullOrEmpty]
    [IdText]
    public string? TaskId { get; set; }

    /// <summary>For a video that does not exist. The next run with -Resume submits the row.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NotCreatedSet)]
    public SwitchParameter NotCreated { get; set; }

    private protected override async Task BeginAsync()
    {
        await base.BeginAsync().ConfigureAwait(false);
        if (ParameterSetName == NotCreatedSet && !NotCreated)
        {
            throw new InvalidRequestException("-NotCreated", false, "cannot be false; to record that a task was created, give -TaskId");
        }

        _resolver = new SubmissionResolver(IsWhatIf || NotCreated ? ClientWithoutKey : Client, BaseUri is null ? null : Settings.BaseUri);
    }

    private protected override async Task ProcessAsync()
    {
        foreach (var id in Id!)
        {
            try
            {
                if (await IsWantedAsync(id).ConfigureAwait(false))
                {
                    Pipeline.WriteObject(NotCreated
                        ? await _resolver!.NotCreatedAsync(id.Trim()).ConfigureAwait(false)
                        : await _resolver!.CreatedAsync(id.Trim(), TaskId!.Trim(), StopToken).ConfigureAwait(false));
                }
            }
            catch (StarVideosException fault)
            {
                Pipeline.WriteError(ErrorRecords.From(fault, id));
            }
        }
    }

    /// <summary>Recording a task does no damage, so only -NotCreated asks by itself.</summary>
    private Task<bool> IsWantedAsync(string id)
    {
        if (!NotCreated && !IsWhatIf && Confirm != true)
        {
            return Task.FromResult(true);
        }

        var submission = _resolver!.Find(id.Trim());
        var target = FormattableString.Invariant($"submission {submission.SubmissionId}, sent on {submission.SentAt:yyyy-MM-dd HH:mm:ss}: {Clip.Clean(submission.Name ?? submission.Prompt ?? "", 60)}");
        return ShouldProcessAsync(target, NotCreated ? "Record that nothing was created, so that the next run with -Resume submits the row" : $"Record that task {TaskId} was created");
    }
}
