using System.Management.Automation;
using System.Security;
using StarVideos.Journal;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Connections;
using StarVideos.PowerShell.Pipeline;

namespace StarVideos.PowerShell.Commands;

/// <summary>A cmdlet that talks to the service.</summary>
public abstract class ServiceCommand : AsyncCmdlet
{
    private RunspaceState? _state;
    private ConnectionSettings? _settings;
    private StarVideosClient? _client;
    private TaskJournal? _journal;

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

    /// <summary>Looked up by the first who needs it: -WhatIf needs no key.</summary>
    private protected StarVideosClient Client => _client ??= Settings.Client(State);

    /// <summary>The record of what was submitted. Opening it touches nothing.</summary>
    private protected TaskJournal Journal => _journal ??= TaskJournal.Open(Environment.GetEnvironmentVariable(JournalLocation.Variable));

    private RunspaceState State => _state ?? throw new InvalidOperationException("The command has not begun.");

    private protected override Task BeginAsync()
    {
        // Only the pipeline thread knows its runspace.
        _state = RunspaceState.Current;
        return Task.CompletedTask;
    }

    /// <summary>Lets the journal show that a task ended.</summary>
    private protected Task RecordEndAsync(VideoTask task) => RecordAsync(() => Journal.EndedAsync(task));

    /// <summary>Records what is not worth more than a word on the verbose stream if it cannot be recorded.</summary>
    private protected async Task RecordAsync(Func<Task> record)
    {
        try
        {
            await record().ConfigureAwait(false);
        }
        catch (StarVideosException exception)
        {
            Pipeline.WriteVerbose(exception.Message);
        }
    }

    /// <summary>Tells the verbose stream of a retry.</summary>
    private protected void ReportRetry(StarVideosException fault, TimeSpan delay) =>
        Pipeline.WriteVerbose($"{fault.Message} Trying again in {delay.TotalSeconds:0.0} s.");
}
