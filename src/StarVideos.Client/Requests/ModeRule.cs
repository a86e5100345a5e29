namespace StarVideos;

/// <summary>Which fields a mode takes beside the prompt. See <see cref="ModeRules"/>.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="References">The fields of references. All of them are required, and no other one is allowed.</param>
/// <param name="HasSize">Whether the caller can choose duration and ratio.</param>
/// <param name="MostImages">The most reference images; 0 if the mode takes none. The least number is <see cref="ModeRules.LeastImages"/>.</param>
internal sealed record ModeRule(VideoMode Mode, string[] References, bool HasSize, int MostImages = 0)
{
    /// <summary>Every field but the prompt and the name.</summary>
    internal string[] Fields { get; } = HasSize ? [.. References, RequestFields.Duration, RequestFields.Ratio] : References;

    /// <summary>The rule for the number of images, as a sentence without a full stop.</summary>
    internal string ImagesRule =>
        $"takes {ModeRules.LeastImages} to {MostImages} images{(Takes(RequestFields.ReferenceVideos) ? " together with a reference video" : "")}";

    internal bool Takes(string field) => Array.IndexOf(Fields, field) >= 0;
}
