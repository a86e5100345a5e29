using System.Management.Automation.Language;

namespace StarVideos.PowerShell.Output;

/// <summary>The command that goes on with tasks. It never submits anything.</summary>
internal static class FollowUpCommand
{
    private const int MostIds = 20;

    /// <param name="tasks">What to go on with.</param>
    /// <param name="areListed">Whether the journal has them. If not, these words are the last that know their ids, and none is left out.</param>
    /// <param name="command">The command.</param>
    /// <param name="parameters">What it needs beside the ids, with a blank before it.</param>
    internal static string For(IReadOnlyCollection<VideoTask> tasks, bool areListed, string command, string parameters)
    {
        var most = areListed ? MostIds : int.MaxValue;

        // Ids consist of characters that need no quoting beyond these quotes.
        var ids = string.Join(",", tasks.Take(most).Select(static task => $"'{task.Id}'"));
        return tasks.Count <= most
            ? $"{command} -Id {ids}{parameters}"
            : $"{command} -Id {ids}{parameters} … (and {tasks.Count - most} more: Get-StarVideoTask lists them)";
    }

    /// <summary>A parameter and its value as they are typed; nothing for a value that was not given. PowerShell takes typographic quotes for quotes too.</summary>
    internal static string Parameter(string name, object? value) => value is null ? "" : $" -{name} '{CodeGeneration.EscapeSingleQuotedStringContent(value.ToString())}'";
}
