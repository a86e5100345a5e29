using StarVideos.Text;

namespace StarVideos;

/// <summary>One thing that was found about a row.</summary>
/// <param name="Field">The column, as the table spells it; null where it is about no single one.</param>
/// <param name="Value">What is there, as it may be shown: of an address without its query.</param>
/// <param name="Rule">The rule, as a part of a sentence, where there is one.</param>
/// <param name="Message">What is wrong, or may be, as a part of a sentence.</param>
public sealed record CheckFinding(string? Field, string? Value, string? Rule, string Message)
{
    /// <summary>All of it as a sentence.</summary>
    public override string ToString() => Clip.Sentence(Field is null ? Message : $"{Clip.Clean(Field, Clip.ValueLength)} {Clip.Value(Value)}: {Message}");
}
