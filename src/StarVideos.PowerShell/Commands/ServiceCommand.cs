using System.Management.Automation;
using System.Security;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Connections;
using StarVideos.PowerShell.Output;
using StarVideos.PowerShell.Pipeline;

namespace StarVideos.PowerShell.Commands;

/// <summary>A cmdlet that talks to the service.</summary>
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

    /// <summary>For -WhatIf, which needs no key.</summary>
    private protected StarVideosClient ClientWithoutKey => Settings.ClientThatMayLackKey(State);

    private protected bool IsWhatIf =>
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given) ? LanguagePrimitives.IsTrue(given) : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    /// <summary>Whether -Confirm was given, or -Confirm:$false; null if neither was.</summary>
    private protected bool? Confirm =>
        MyInvocation.BoundParameters.TryGetValue("Confirm", out var given) ? LanguagePrimitives.IsTrue(given) : null;

    /// <summary>Whether the preference lets a command of high impact ask.</summary>
    private protected bool WantsQuestions =>
        !LanguagePrimitives.TryConvertTo<ConfirmImpact>(GetVariableValue("ConfirmPreference"), out var preference) || preference != ConfirmImpact.None;

    /// <summary>The record of what was submitted. Opening it touches nothing.</summary>
    private protected VideoJournal Journal => Settings.Journal;

    /// <summary>What a stage says, on the streams of this command.</summary>
    private protected StageNotices Notices => new() { Warning = Pipeline.WriteWarning, Detail = Pipeline.WriteVerbose, Terminating = ShowLastWords };

    private protected RunspaceState State => _state ?? throw new InvalidOperationException("The command has not begun.");

    /// <summary>The address as it has to be typed; null for the documented one, which every session knows.</summary>
    private Uri? Address(Uri baseUri) => Settings.IsDocumented && baseUri == Settings.BaseUri ? null : baseUri;

    private protected override Task BeginAsync()
    {
        // Only the pipeline thread knows its runspace.
        _state = RunspaceState.Current;
        return Task.CompletedTask;
    }

    /// <summary>A command that goes on with tasks, also from another session. One for each service that the tasks are at.</summary>
    private protected string FollowUp(IReadOnlyCollection<VideoTask> tasks, string command = "Wait-StarVideoTask", string parameters = "") => string.Join(
        "; ",
        tasks.GroupBy(task => task.BaseUri ?? Settings.BaseUri).Select(same => FollowUpCommand.For([.. same], IsListed, command, parameters + FollowUpCommand.Parameter(nameof(BaseUri), Address(same.Key)))));

    /// <summary>Whether the journal knows every task, so that not all have to be named.</summary>
    private protected bool IsListed => Journal.IsEnabled && !Journal.IsBehind;
}
