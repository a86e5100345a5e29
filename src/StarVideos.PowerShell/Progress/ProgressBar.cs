using System.Management.Automation;
using System.Management.Automation.Host;

namespace StarVideos.PowerShell.Progress;

/// <summary>The progress bar of a runspace. Takes off the screen only what it has put there.</summary>
/// <remarks>
/// A screen tells bars apart by two numbers. One is the source, which <see cref="Cmdlet.WriteProgress(ProgressRecord)"/> makes up for
/// each command: commands that share a bar have to name it. The other is the activity. Both differ from runspace to runspace:
/// <c>ForEach-Object -Parallel</c> writes what its branches write with a source of its own, so there only the activity tells them apart.
/// </remarks>
internal sealed class ProgressBar
{
    private const int FirstActivity = 1936;

    /// <summary>Far above the numbers that the engine counts up from 1.</summary>
    private const long FirstSource = 1L << 48;

    private static int _bars;

    private readonly int _number = Interlocked.Increment(ref _bars);
    private PSHostUserInterface? _screen;
    private string _activity = "";

    /// <param name="cmdlet">Who writes; called on the pipeline thread.</param>
    /// <param name="activity">What is going on.</param>
    /// <param name="status">How far it is.</param>
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
    /// Takes the bar off the screen, if it is there. Goes to the screen itself: this is also called when the pipeline has been stopped,
    /// and when the commands that are left want no bar.
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
            // A host without a screen, or one that is gone already.
        }
    }

    /// <summary>The engine would leave out the record by itself, but then nobody knows whether there is a bar to take away.</summary>
    private static bool IsWanted(PSCmdlet cmdlet)
    {
        if (!cmdlet.MyInvocation.BoundParameters.TryGetValue("ProgressAction", out var wish))
        {
            wish = cmdlet.GetVariableValue("ProgressPreference");
        }

        return !LanguagePrimitives.TryConvertTo<ActionPreference>(wish, out var preference) || preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
    }
}
