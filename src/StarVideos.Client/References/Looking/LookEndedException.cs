namespace StarVideos.References.Looking;

/// <summary>There is no more to see at an address, and why.</summary>
/// <param name="finding">Why.</param>
/// <param name="isProblem">Whether it proves that the reference cannot be used.</param>
internal sealed class LookEndedException(ReferenceFinding finding, bool isProblem) : Exception(finding.Message)
{
    internal ReferenceFinding Finding { get; } = finding;

    internal bool IsProblem { get; } = isProblem;
}
