namespace StarVideos.Options;

/// <summary>Checks an option when it is set, so that the error points to the line that sets it.</summary>
internal static class OptionRules
{
    /// <returns>The value.</returns>
    /// <exception cref="InvalidRequestException">The value is out of range.</exception>
    internal static int Between(string option, int value, int least, int most) =>
        value >= least && value <= most ? value : throw new InvalidRequestException(option, value, $"must be {least} to {most}");

    /// <returns>The value; null means no limit.</returns>
    /// <exception cref="InvalidRequestException">The value is less than 1.</exception>
    internal static int? Cap(string option, int? value) =>
        value is null or > 0 ? value : throw new InvalidRequestException(option, value, "must be 1 or more; leave it out for no limit");

    /// <inheritdoc cref="Between(string, int, int, int)"/>
    internal static TimeSpan Between(string option, TimeSpan value, TimeSpan least, TimeSpan most) =>
        value >= least && value <= most ? value : throw new InvalidRequestException(option, value, $"must be {Text(least)} to {Text(most)} seconds");

    private static string Text(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds:0.###}");
}
