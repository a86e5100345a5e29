using System.Management.Automation;

namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>A script that was started.</summary>
internal sealed class RunningScript
{
    private readonly System.Management.Automation.PowerShell _shell;
    private readonly PSDataCollection<PSObject> _output;

    internal RunningScript(System.Management.Automation.PowerShell shell, PSDataCollection<PSObject>? input)
    {
        _shell = shell;
        _output = [];
        Completion = CollectAsync(input);
    }

    /// <summary>Everything, once the script has ended. It never faults.</summary>
    internal Task<ScriptRun> Completion { get; }

    /// <summary>What came out so far.</summary>
    internal int OutputCount => _output.Count;

    /// <summary>What Ctrl+C does. Returns when the script has ended.</summary>
    internal async Task<ScriptRun> StopAsync()
    {
        Task stopping;
        lock (_shell)
        {
            // The engine still needs the shell when it has begun to stop it, and a script may end that soon.
            stopping = _shell.StopAsync(null, null);
        }

        await stopping;
        return await Completion;
    }

    private async Task<ScriptRun> CollectAsync(PSDataCollection<PSObject>? input)
    {
        try
        {
            await _shell.InvokeAsync(input, _output);
            return new ScriptRun(_shell, _output, null);
        }
        catch (RuntimeException failure)
        {
            return new ScriptRun(_shell, _output, failure);
        }
        finally
        {
            lock (_shell)
            {
                _shell.Dispose();
            }
        }
    }
}
