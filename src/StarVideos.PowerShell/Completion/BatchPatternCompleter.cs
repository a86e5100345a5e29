using StarVideos.PowerShell.Output;

namespace StarVideos.PowerShell.Completion;

/// <summary>Labels as patterns, for parameters that take wildcards.</summary>
internal sealed class BatchPatternCompleter : BatchCompleter
{
    /// <inheritdoc/>
    protected override string Argument(string text) => TextPatternEscape.Of(text);
}
