using System.Globalization;

namespace StarVideos.Caps;

/// <summary>The most videos that may be submitted within any 24 hours, and what says so.</summary>
/// <param name="Most">1 or more.</param>
/// <param name="Source">What sets it, as a person would look for it.</param>
internal sealed record DailyLimit(int Most, string Source)
{
    /// <summary>What a program sets does not raise what the environment says: whoever sets the environment of a job caps its programs.</summary>
    /// <param name="option">What the program has set, if anything.</param>
    /// <param name="environment">The text of the variable, if there is one.</param>
    /// <returns>The smaller one of both; null if neither is set.</returns>
    /// <exception cref="InvalidRequestException">The text of the variable is no number from 1.</exception>
    internal static DailyLimit? Of(int? option, string? environment)
    {
        var own = option is { } most ? new DailyLimit(most, nameof(StarVideosClientOptions.MaximumVideosPerDay)) : null;
        var given = Parse(environment) is { } set ? new DailyLimit(set, $"environment variable {StarVideosClientOptions.MaximumVideosPerDayVariable}") : null;
        return own is null || given?.Most <= own.Most ? given : own;
    }

    private static int? Parse(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : int.TryParse(text!.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new InvalidRequestException(
            StarVideosClientOptions.MaximumVideosPerDayVariable,
            text,
            $"this environment variable must be a whole number from 1 to {int.MaxValue}. Nothing was sent; without the variable there is no such cap");
}
