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

    /// <summary>The complete output, when the script has ended. Never faults.</summary>
    internal Task<ScriptRun> Completion { get; }

    /// <summary>How many objects were output so far.</summary>
    internal int OutputCount => _output.Count;

    /// <summary>Does the same as Ctrl+C. Returns when the script has ended.</summary>
    internal async Task<ScriptRun> StopAsync()
    {
        Task stopping;
        lock (_shell)
        {
            // The shell must not be disposed of while the engine is stopping it, and a script may end very soon after that.
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
