using StarVideos.Text;

namespace StarVideos.Review.Import;

/// <summary>Makes the errors of an import: file, field, value and rule.</summary>
internal static class ReviewFault
{
    internal static StarVideosException Of(string file, string what, Exception? cause = null) =>
        new(StarVideosErrorKind.ReviewInvalid, $"{Clip.Message(file)} {what}.", cause);

    /// <param name="file">The decisions file.</param>
    /// <param name="decision">The decision, as a message names it.</param>
    /// <param name="field">The field.</param>
    /// <param name="value">The value of the field.</param>
    /// <param name="rule">The rule, as a sentence without a full stop.</param>
    internal static StarVideosException Of(string file, string decision, string field, object? value, string rule) =>
        new(StarVideosErrorKind.ReviewInvalid, $"{Clip.Message(file)}, {decision}: {field} {Clip.Value(value)}: {rule}.");
}
