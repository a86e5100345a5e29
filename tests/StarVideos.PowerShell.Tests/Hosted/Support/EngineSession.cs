using System.Management.Automation;
using System.Management.Automation.Runspaces;
using StarVideos.PowerShell.Commands;

namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>A runspace with the cmdlets.</summary>
internal sealed class EngineSession : IDisposable
{
    private readonly Runspace _runspace;

    static EngineSession() => CleanEnvironment.Ensure();

    internal EngineSession()
    {
        _runspace = RunspaceFactory.CreateRunspace(Host, State());
        _runspace.Open();
    }

    internal static string ModulePath => typeof(NewStarVideoTaskCommand).Assembly.Location;

    internal TestHost Host { get; } = new();

    /// <summary>The initial state of a user's runspace, with the cmdlets.</summary>
    internal static InitialSessionState State()
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(ModulePath);
        return state;
    }

    internal void Set(string variable, object? value) => _runspace.SessionStateProxy.SetVariable(variable, value);

    internal RunningScript Start(string script, params object?[] input)
    {
        var shell = System.Management.Automation.PowerShell.Create(_runspace).AddScript(script);
        var items = input.Length == 0 ? null : new PSDataCollection<PSObject>(input.Select(item => item is null ? null! : PSObject.AsPSObject(item)));
        items?.Complete();
        return new RunningScript(shell, items);
    }

    /// <summary>Runs a script to its end. <paramref name="input"/> is its <c>$input</c>.</summary>
    internal Task<ScriptRun> RunAsync(string script, params object?[] input) => Start(script, input).Completion;

    public void Dispose() => _runspace.Dispose();
}
