using System.Management.Automation;
using System.Security;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Connections;
using StarVideos.PowerShell.Output;
using StarVideos.PowerShell.Pipeline;

namespace StarVideos.PowerShell.Commands;

/// <summary>A cmdlet that uses the service.</summary>
public abstract class ServiceCommand : AsyncCmdlet
{
    private RunspaceState? _state;
    private ConnectionSettings? _settings;
    private StarVideosClient? _client;

    /// <summary>The key for this command: a SecureString (as Get-Secret returns), a PSCredential (its password) or a string.</summary>
    [Parameter]
    [ApiKeyTransformation]
    [ValidateNotNull]
    public SecureString? ApiKey { get; set; }

    /// <summary>The base address of the service for this command.</summary>
    [Parameter]
    [ValidateNotNull]
    [PlainText]
    public Uri? BaseUri { get; set; }

    private protected ConnectionSettings Settings => _settings ??= ConnectionSettings.Resolve(State.Connection, ApiKey, BaseUri);

    private protected StarVideosClient Client => _client ??= Settings.Client(State);

    /// <summary>A client for -WhatIf, which needs no key.</summary>
    private protected StarVideosClient ClientWithoutKey => Settings.ClientThatMayLackKey(State);

    private protected bool IsWhatIf =>
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given) ? LanguagePrimitives.IsTrue(given) : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    /// <summary>The value of -Confirm; null if it was not given.</summary>
    private protected bool? Confirm =>
        MyInvocation.BoundParameters.TryGetValue("Confirm", out var given) ? LanguagePrimitives.IsTrue(given) : null;

    /// <summary>Whether the preference allows a command of high impact to ask.</summary>
    private protected bool WantsQuestions =>
        !LanguagePrimitives.TryConvertTo<ConfirmImpact>(GetVariableValue("ConfirmPreference"), out var preference) || preference != ConfirmImpact.None;

    /// <summary>The record of submissions. Opening it touches no file.</summary>
    private protected VideoJournal Journal => Settings.Journal;

    /// <summary>Sends the messages of a stage to the streams of this command.</summary>
    private protected StageNotices Notices => new() { Warning = Pipeline.WriteWarning, Detail = Pipeline.WriteVerbose, Terminating = ShowLastWords };

    private protected RunspaceState State => _state ?? throw new InvalidOperationException("The command has not begun.");

    /// <summary>The address for a printed command; null for the documented address, which need not be given.</summary>
    private Uri? Address(Uri baseUri) => Settings.IsDocumented && baseUri == Settings.BaseUri ? null : baseUri;

    private protected override Task BeginAsync()
    {
        // Runspace.DefaultRunspace is set on the pipeline thread only.
        _state = RunspaceState.Current;
        return Task.CompletedTask;
    }

    /// <summary>A command that continues with tasks, also in another session. One command for each service that has made tasks.</summary>
    private protected string FollowUp(IReadOnlyCollection<VideoTask> tasks, string command = "Wait-StarVideoTask", string parameters = "") => string.Join(
        "; ",
        tasks.GroupBy(task => task.BaseUri ?? Settings.BaseUri).Select(same => FollowUpCommand.For([.. same], IsListed, command, parameters + FollowUpCommand.Parameter(nameof(BaseUri), Address(same.Key)))));

    /// <summary>Whether the journal has every task, so that a message need not name all of them.</summary>
    private protected bool IsListed => Journal.IsEnabled && !Journal.IsBehind;
}
