namespace StarVideos.Emulator.Faults;

/// <summary>What goes wrong with one answer.</summary>
/// <param name="Answer">The fault that takes the place of the answer, or null.</param>
/// <param name="Shapes">The faults that change how the answer looks or when it comes.</param>
internal sealed record FaultPlan(Fault? Answer, IReadOnlyList<Fault> Shapes)
{
    private const int SlowMilliseconds = 2_000;

    public static readonly FaultPlan None = new(null, []);

    // These show only in the answer about a task that failed, so they make it fail.
    private static readonly string[] FailureShapes = ["error-string", "error-object", "error-detail", "fail-reason", "control"];

    public TimeSpan Delay => TimeSpan.FromMilliseconds(
        Shapes.Where(shape => shape.Name is "delay" or "slow").Sum(shape => shape.Value ?? SlowMilliseconds));

    public bool ImpliesFailure => Shapes.Any(shape => FailureShapes.Contains(shape.Name));

    public bool Has(string shape) => Shapes.Any(one => one.Name == shape);
}
