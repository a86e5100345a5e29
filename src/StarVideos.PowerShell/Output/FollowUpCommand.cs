using System.Management.Automation.Language;

namespace StarVideos.PowerShell.Output;

/// <summary>Makes the command that continues with tasks. It never submits anything.</summary>
internal static class FollowUpCommand
{
    private const int MostIds = 20;

    /// <param name="tasks">The tasks.</param>
    /// <param name="areListed">Whether the journal has the tasks. If not, only this message has their ids, so all ids are in it.</param>
    /// <param name="command">The name of the command.</param>
    /// <param name="parameters">The other parameters, with a leading blank.</param>
    internal static string For(IReadOnlyCollection<VideoTask> tasks, bool areListed, string command, string parameters)
    {
        var most = areListed ? MostIds : int.MaxValue;

        // An id has only characters that need no escaping inside these quotes.
        var ids = string.Join(",", tasks.Take(most).Select(static task => $"'{task.Id}'"));
        return tasks.Count <= most
            ? $"{command} -Id {ids}{parameters}"
            : $"{command} -Id {ids}{parameters} … (and {tasks.Count - most} more: Get-StarVideoTask lists them)";
    }

    /// <summary>
    /// A parameter and its value as they are typed; empty if the value is null. Typographic quotes are escaped too, because PowerShell treats
    /// them as quotes.
    /// </summary>
    internal static string Parameter(string name, object? value) => value is null ? "" : $" -{name} '{CodeGeneration.EscapeSingleQuotedStringContent(value.ToString())}'";
}
