using System.Management.Automation;
using System.Management.Automation.Host;

namespace StarVideos.PowerShell.Progress;

/// <summary>The progress bar of a runspace. Removes from the screen only the bar that it has shown.</summary>
/// <remarks>
/// A host identifies a bar by two numbers: the source and the activity. <see cref="Cmdlet.WriteProgress(ProgressRecord)"/> makes a new source
/// for each command, so commands that share a bar have to give the source. Source and activity are different in each runspace. With
/// <c>ForEach-Object -Parallel</c> all branches are written with one source, so only the activity tells them apart.
/// </remarks>
internal sealed class ProgressBar
{
    private const int FirstActivity = 1936;

    /// <summary>Far above the source numbers of the engine, which count up from 1.</summary>
    private const long FirstSource = 1L << 48;

    private static int _bars;

    private readonly int _number = Interlocked.Increment(ref _bars);
    private PSHostUserInterface? _screen;
    private string _activity = "";

    /// <param name="cmdlet">The cmdlet that writes; called on the pipeline thread.</param>
    /// <param name="activity">The activity.</param>
    /// <param name="status">The progress as text.</param>
    /// <param name="percent">0 to 100.</param>
    internal void Show(PSCmdlet cmdlet, string activity, string status, int percent)
    {
        if (IsWanted(cmdlet))
        {
            _screen = cmdlet.Host?.UI;
            _activity = activity;
            cmdlet.CommandRuntime.WriteProgress(FirstSource + _number, new ProgressRecord(FirstActivity + _number, activity, status) { PercentComplete = percent });
        }
    }

    /// <summary>
    /// Removes the bar from the screen, if it is there. Uses the host directly, because this is also called after the pipeline was stopped, and
    /// when the remaining commands show no bar.
    /// </summary>
    internal void Close()
    {
        var screen = _screen;
        _screen = null;
        try
        {
            screen?.WriteProgress(FirstSource + _number, new ProgressRecord(FirstActivity + _number, _activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
        catch (Exception exception) when (exception is RuntimeException or InvalidOperationException or NotImplementedException)
        {
            // The host has no screen, or was closed.
        }
    }

    /// <summary>
    /// Whether progress is shown. The engine would drop the record by itself, but then it would not be known whether there is a bar to remove.
    /// </summary>
    private static bool IsWanted(PSCmdlet cmdlet)
    {
        if (!cmdlet.MyInvocation.BoundParameters.TryGetValue("ProgressAction", out var wish))
        {
            wish = cmdlet.GetVariableValue("ProgressPreference");
        }

        return !LanguagePrimitives.TryConvertTo<ActionPreference>(wish, out var preference) || preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
    }
}
