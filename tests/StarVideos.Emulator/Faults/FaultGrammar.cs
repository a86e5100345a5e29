using System.Globalization;
using System.Text.RegularExpressions;

namespace StarVideos.Emulator.Faults;

/// <summary>Reads faults as people write them: <c>create:429x2</c> alone, <c>[create:429 x2]</c> within a prompt.</summary>
public static partial class FaultGrammar
{
    /// <summary>Reads one fault, with or without its brackets.</summary>
    /// <exception cref="FormatException">The message says what is wrong, and lists the possible faults.</exception>
    public static Fault Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        var match = Single().Match(trimmed is ['[', .., ']'] ? trimmed[1..^1] : trimmed);
        if (!match.Success || !Enum.TryParse<FaultStage>(match.Groups["stage"].Value, ignoreCase: true, out var stage))
        {
            throw new FormatException($"fault \"{text}\" must be written stage:fault, with stage one of {Stages}.");
        }

        var rest = match.Groups["rest"].Value.Trim();
        return stage switch
        {
            FaultStage.Status or FaultStage.End => Setting(stage, rest),
            FaultStage.Ready => double.TryParse(rest, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= 1e6
                ? Setting(stage, rest)
                : throw new FormatException($"fault \"{text}\" must have a number of seconds after ready:."),
            FaultStage.Polls => int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                ? Setting(stage, rest)
                : throw new FormatException($"fault \"{text}\" must have a number of polls after polls:."),
            _ => Counted(text, stage, rest),
        };
    }

    /// <summary>Reads the faults in a prompt. Brackets that do not begin with a stage and a colon are ordinary text.</summary>
    /// <exception cref="FormatException">A fault is misspelled. Ignoring it would make the test of that fault useless.</exception>
    public static IReadOnlyList<Fault> ReadPrompt(string prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return prompt.Contains('[', StringComparison.Ordinal)
            ? [.. InPrompt().Matches(prompt).Select(match => Parse(match.Value))]
            : [];
    }

    /// <summary>Whether a valid fault has a count, or is a setting, which needs no count.</summary>
    internal static bool HasCount(string text) => Parse(text).Stage >= FaultStage.Status || Count().IsMatch(text);

    private static string Stages => string.Join(", ", Enum.GetNames<FaultStage>()).ToLowerInvariant();

    private static Fault Setting(FaultStage stage, string word) => new(stage, word, Value: null, Times: null, Shapes: true);

    private static Fault Counted(string text, FaultStage stage, string rest)
    {
        var match = Detail().Match(rest);
        if (!match.Success || FaultCatalog.Find(stage, match.Groups["name"].Value) is not { } known)
        {
            var names = string.Join(", ", FaultCatalog.Of(stage).Select(entry => entry.Name));
            throw new FormatException($"fault \"{text}\" is not known; the {stage.ToString().ToLowerInvariant()} faults are {names}.");
        }

        int? value = null;
        if (match.Groups["value"] is { Success: true } given)
        {
            value = known.Value is not null && int.TryParse(given.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new FormatException(
                    known.Value is null ? $"fault \"{text}\" takes no value." : $"fault \"{text}\" must have {known.Value}, a whole number, after =.");
        }

        var times = known.Always ? (int?)null : 1;
        if (match.Groups["times"] is { Success: true } count)
        {
            times = count.Value == "*" ? null
                : int.TryParse(count.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
                : throw new FormatException($"fault \"{text}\" must have a count from 1, or *, after x.");
        }

        return new Fault(stage, known.Name, value, times, known.Shapes);
    }

    [GeneratedRegex(@"^\s*(?<stage>[A-Za-z]+):(?<rest>[^\[\]]+)$")]
    private static partial Regex Single();

    [GeneratedRegex(@"^(?<name>[a-z0-9-]+?)(?:=(?<value>[^\s]+?))?(?:\s*x(?<times>[0-9]+|\*))?$")]
    private static partial Regex Detail();

    [GeneratedRegex(@"x([0-9]+|\*)\s*\]?\s*$")]
    private static partial Regex Count();

    [GeneratedRegex(@"\[(?:create|query|media|status|end|ready|polls):[^\[\]]+\]", RegexOptions.IgnoreCase)]
    private static partial Regex InPrompt();
}
