namespace StarVideos;

/// <summary>One thing that was found about a row.</summary>
/// <param name="Field">The column, as the table spells it; null where it is about no single one.</param>
/// <param name="Value">What is there, as it may be shown.</param>
/// <param name="Rule">The rule, as a part of a sentence, where there is one.</param>
/// <param name="Message">All of it as a sentence for a person.</param>
public sealed record CheckFinding(string? Field, string? Value, string? Rule, string Message)
{
    /// <summary>The sentence.</summary>
    public override string ToString() => Message;
}
