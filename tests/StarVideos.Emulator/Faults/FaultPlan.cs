namespace StarVideos.Emulator.Faults;

/// <summary>The faults of one answer.</summary>
/// <param name="Answer">The fault that replaces the answer; null if there is none.</param>
/// <param name="Shapes">The faults that change the form or the time of the answer.</param>
internal sealed record FaultPlan(Fault? Answer, IReadOnlyList<Fault> Shapes)
{
    private const int SlowMilliseconds = 2_000;

    public static readonly FaultPlan None = new(null, []);

    // These faults are visible only in the answer about a failed task, so they make the task fail.
    private static readonly string[] FailureShapes = ["error-string", "error-object", "error-detail", "fail-reason", "control"];

    public TimeSpan Delay => TimeSpan.FromMilliseconds(
        Shapes.Where(shape => shape.Name is "delay" or "slow").Sum(shape => shape.Value ?? SlowMilliseconds));

    public bool ImpliesFailure => Shapes.Any(shape => FailureShapes.Contains(shape.Name));

    public bool Has(string shape) => Shapes.Any(one => one.Name == shape);
}
