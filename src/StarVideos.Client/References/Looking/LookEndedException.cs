namespace StarVideos.References.Looking;

/// <summary>Ends the check of an address, with the reason.</summary>
/// <param name="finding">The reason.</param>
/// <param name="isProblem">Whether it proves that the reference cannot be used.</param>
internal sealed class LookEndedException(ReferenceFinding finding, bool isProblem) : Exception(finding.Message)
{
    internal ReferenceFinding Finding { get; } = finding;

    internal bool IsProblem { get; } = isProblem;
}
