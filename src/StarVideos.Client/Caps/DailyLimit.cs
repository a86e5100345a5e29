using System.Globalization;

namespace StarVideos.Caps;

/// <summary>The most videos that may be submitted within any 24 hours, and the setting it comes from.</summary>
/// <param name="Most">1 or more.</param>
/// <param name="Source">The name of the setting, as a person would look for it.</param>
internal sealed record DailyLimit(int Most, string Source)
{
    /// <summary>
    /// The limit that applies. A program cannot raise the limit of the environment: whoever sets the environment of a job limits its programs.
    /// </summary>
    /// <param name="option">The limit that the program has set, if any.</param>
    /// <param name="environment">The text of the environment variable, if it is set.</param>
    /// <returns>The smaller of the two; null if neither is set.</returns>
    /// <exception cref="InvalidRequestException">The variable is not a whole number of 1 or more.</exception>
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
