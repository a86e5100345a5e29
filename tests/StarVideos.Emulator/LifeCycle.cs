using System.Globalization;
using StarVideos.Emulator.Faults;

namespace StarVideos.Emulator;

/// <summary>The state of a task at a query: the status word, and whether the task has ended and how.</summary>
/// <param name="Task">The task.</param>
/// <param name="Word">The status word in the answer.</param>
/// <param name="Succeeded">There is a video.</param>
/// <param name="Failed">The task has ended without a video.</param>
internal sealed record Observation(EmulatedTask Task, string Word, bool Succeeded, bool Failed);

/// <summary>queued → processing → completed or failed, by time or by polls.</summary>
internal static class LifeCycle
{
    // The beginnings of the words for a task that ended badly: failed, failure, error, canceled, cancelled, expired.
    private static readonly string[] BadEnds = ["fail", "error", "cancel", "expire"];

    public static Observation Observe(EmulatedTask task, FaultPlan plan, EmulatorState state)
    {
        var readyAfter = state.Faults.Setting(FaultStage.Ready, task) is { } seconds
            ? TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture))
            : state.Options.ReadyAfter;
        var readyAfterPolls = state.Faults.Setting(FaultStage.Polls, task) is { } polls
            ? int.Parse(polls, CultureInfo.InvariantCulture)
            : state.Faults.Setting(FaultStage.Ready, task) is null ? state.Options.ReadyAfterPolls : null;
        var runningWord = state.Faults.Setting(FaultStage.Status, task);
        var endWord = state.Faults.Setting(FaultStage.End, task) ?? (plan.ImpliesFailure ? "failed" : "completed");

        var phase = task.Poll(readyAfter, readyAfterPolls);

        // If the word for a running task is one of these, the task has ended: clients do not expect it to go on.
        if (runningWord is not null && IsBadEnd(runningWord))
        {
            return new Observation(task, runningWord, Succeeded: false, Failed: true);
        }

        return phase switch
        {
            TaskPhase.Ended => new Observation(task, endWord, Succeeded: !IsBadEnd(endWord), Failed: IsBadEnd(endWord)),
            TaskPhase.Processing => new Observation(task, runningWord ?? "processing", false, false),
            _ => new Observation(task, runningWord ?? "queued", false, false),
        };
    }

    private static bool IsBadEnd(string word) => BadEnds.Any(part => word.Contains(part, StringComparison.OrdinalIgnoreCase));
}
