using StarVideos.Text;

namespace StarVideos;

/// <summary>One thing that was found about a row.</summary>
/// <param name="Field">The column, as the table spells it; null if the finding is about no single column.</param>
/// <param name="Value">The value, as it may be shown: an address without its query.</param>
/// <param name="Rule">The rule, as a part of a sentence; null if there is none.</param>
/// <param name="Message">What is wrong, or may be, as a part of a sentence.</param>
public sealed record CheckFinding(string? Field, string? Value, string? Rule, string Message)
{
    /// <summary>The finding as a sentence.</summary>
    public override string ToString() => Clip.Sentence(Field is null ? Message : $"{Clip.Clean(Field, Clip.ValueLength)} {Clip.Value(Value)}: {Message}");
}
