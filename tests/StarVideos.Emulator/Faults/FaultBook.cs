using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace StarVideos.Emulator.Faults;

/// <summary>
/// Knows which faults are to happen: those in prompts, and those for the next requests. A fault in a prompt comes before one for the next
/// requests. Safe for use from any thread.
/// </summary>
public sealed class FaultBook
{
    private readonly ImmutableArray<Fault> _initial;
    private readonly ConcurrentDictionary<string, ImmutableArray<ActiveFault>> _ofPrompts = new(StringComparer.Ordinal);
    private ImmutableArray<ActiveFault> _forAll = [];

    internal FaultBook(IEnumerable<string> initial)
    {
        _initial = [.. initial.Select(FaultGrammar.Parse)];
        Rearm();
    }

    /// <summary>The faults for the next requests, with their remaining counts.</summary>
    public IReadOnlyList<Fault> Active => [.. _forAll.Select(active => active.Left).OfType<Fault>()];

    /// <summary>Adds a fault for the next requests.</summary>
    public void Add(Fault fault) => ImmutableInterlocked.Update(ref _forAll, list => list.Add(new ActiveFault(fault)));

    /// <summary>Removes the faults for the next requests.</summary>
    public void Clear() => ImmutableInterlocked.InterlockedExchange(ref _forAll, []);

    /// <summary>Restores the faults of the options.</summary>
    internal void Rearm()
    {
        _ofPrompts.Clear();
        ImmutableInterlocked.InterlockedExchange(ref _forAll, [.. _initial.Select(fault => new ActiveFault(fault))]);
    }

    /// <summary>
    /// The faults of this create. Counts are kept by the text of the prompt, because nothing else shows that a create is a repetition of another
    /// one.
    /// </summary>
    internal FaultPlan PlanCreate(string prompt, IReadOnlyList<Fault> words)
    {
        var own = words.Any(word => word.Stage == FaultStage.Create)
            ? _ofPrompts.GetOrAdd(prompt, _ => [.. words.Select(word => new ActiveFault(word))])
            : [];
        return Plan(FaultStage.Create, own);
    }

    /// <summary>The faults of this query or download. The counts of faults in prompts are kept by task.</summary>
    internal FaultPlan Plan(FaultStage stage, EmulatedTask task) => Plan(stage, task.Faults);

    /// <summary>The word or number of a stage that is a setting; null if there is none.</summary>
    internal string? Setting(FaultStage stage, EmulatedTask task) =>
        task.Faults.Concat(_forAll).FirstOrDefault(active => active.Fault.Stage == stage)?.Fault.Name;

    private FaultPlan Plan(FaultStage stage, IReadOnlyList<ActiveFault> own)
    {
        if (own.Count == 0 && _forAll.IsEmpty)
        {
            return FaultPlan.None;
        }

        Fault? answer = null;
        List<Fault> shapes = [];
        foreach (var active in own.Concat(_forAll).Where(active => active.Fault.Stage == stage))
        {
            if (active.Fault.Shapes)
            {
                if (active.TryTake())
                {
                    shapes.Add(active.Fault);
                }
            }
            else if (answer is null && active.TryTake())
            {
                // The other faults keep their counts for the next request.
                answer = active.Fault;
            }
        }

        return new FaultPlan(answer, shapes);
    }
}
