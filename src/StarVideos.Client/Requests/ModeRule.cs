namespace StarVideos;

/// <summary>What a mode takes beside the prompt. See <see cref="ModeRules"/>.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="References">The fields of references: all of them are to be filled, and no other one.</param>
/// <param name="HasSize">Whether length and shape are the caller's to choose.</param>
/// <param name="MostImages">The most reference images; 0 where the mode takes none. The least is <see cref="ModeRules.LeastImages"/>.</param>
internal sealed record ModeRule(VideoMode Mode, string[] References, bool HasSize, int MostImages = 0)
{
    /// <summary>Every field but the prompt and the name.</summary>
    internal string[] Fields { get; } = HasSize ? [.. References, RequestFields.Duration, RequestFields.Ratio] : References;

    /// <summary>How many images the mode takes, as a sentence without a full stop.</summary>
    internal string ImagesRule =>
        $"takes {ModeRules.LeastImages} to {MostImages} images{(Takes(RequestFields.ReferenceVideos) ? " together with a reference video" : "")}";

    internal bool Takes(string field) => Array.IndexOf(Fields, field) >= 0;
}
